ALTER TABLE delivery COMMENT COLUMN IF EXISTS `outcome` '结果 / what came of it: DELIVERED, RETRY, DEAD; TEST and REPLAY are orders of an operator.';
