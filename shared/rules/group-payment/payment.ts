import { yearClearing } from '../method-payment.ts';

export const groupClearing = yearClearing({
  id: 'group-clearing',
  title: '集團年終清算',
  step: 'groupPayment',
});
