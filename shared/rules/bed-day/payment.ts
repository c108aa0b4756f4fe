import { monthPayment, yearClearing } from '../method-payment.ts';

const step = 'bedDayStandard';

export const bedDayPrepayment = monthPayment(
  { id: 'bed-day-prepayment', title: '床日月度撥付', step },
  (params) => params['bedDayStandard.prepay'],
);

export const bedDayClearing = yearClearing({ id: 'bed-day-clearing', title: '床日年終清算', step });
