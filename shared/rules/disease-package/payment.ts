import { monthPayment, yearClearing } from '../method-payment.ts';

const step = 'diseasePackage';

export const packagePrepayment = monthPayment(
  { id: 'package-prepayment', title: '單病種月度撥付', step },
  (params) => params['diseasePackage.prepay'],
);

export const packageClearing = yearClearing({ id: 'package-clearing', title: '單病種年終清算', step });
