ALTER TABLE delivery COMMENT COLUMN IF EXISTS `event` '推送事件 / dispatched, raised, due_soon, carded, returned, basis_changed, closed, joint_visit, moved, weekly_list, digest, test.';
ALTER TABLE endpoint COMMENT COLUMN IF EXISTS `events` '事件 / dispatched, raised, due_soon, carded, returned, basis_changed, closed, joint_visit, moved, weekly_list; empty all. Source: this project.';
