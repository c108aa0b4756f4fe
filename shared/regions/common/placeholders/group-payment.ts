import type { MethodValues } from '../../region.ts';

/** What no text of a region settles for 集團總額付費. */
export const groupPaymentPlaceholders: MethodValues<'groupPayment'> = {};
