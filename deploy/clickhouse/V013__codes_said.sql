-- Columns that models wait for by a code, and that have no dictionary, say which codes.

ALTER TABLE act_penalty COMMENT COLUMN IF EXISTS `illegal_code` '违法行为代码 / code of the offence where the source has one; where it may be a crime FAKE_GOODS, TRADEMARK, COPYRIGHT, UNLICENSED_TRADE, ILLEGAL_MINING, POLLUTION or ILLEGAL_DEPOSITS. Source: this project.';
ALTER TABLE act_other_act COMMENT COLUMN IF EXISTS `work` '分部分项工程 / part of the works concerned: DEEP_PIT, HIGH_FORMWORK or the source\'s own code. Source: this project.';
ALTER TABLE act_health_report COMMENT COLUMN IF EXISTS `syndrome` '症候 / syndrome or disease: VOMITING, DIARRHOEA, ABDOMINAL_PAIN, FOOD_POISONING or the source\'s own code. Source: this project.';
