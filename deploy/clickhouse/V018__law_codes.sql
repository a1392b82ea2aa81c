-- A penalty may rest on several provisions: the column says so.

ALTER TABLE act_penalty MODIFY COLUMN IF EXISTS `law_codes` Array(String) COMMENT '处罚依据条款 / the provisions applied, each as the source writes it or by its code. Source: this project.';
