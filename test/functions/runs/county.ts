import { County } from '../../bad-input/county.ts';

/** The minimal county with a second 醫共體, and before any month is paid. */
export const twoConsortia = (): County =>
  new County()
    .deleteRow('月度預付!2:2')
    .add('醫共體', 'M2,第二醫共體,H4')
    .add('機構', 'H4,山區衛生院,一級,M2,是,B')
    .add(
      '病例',
      'C13,H4,P13,居民,本地,2025-03-04,2025-03-11,GA,11800.00,,7600.00,,4200.00,,',
      'C14,H4,P14,職工,本地,2025-03-05,2025-03-09,GB,6200.00,,4100.00,,2100.00,,',
    );
