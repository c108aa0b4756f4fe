import type { MethodRule } from '../method-rule.ts';
import { packageByRatio, packageLessPatient } from './fund-part.ts';
import { packageByItem, packageComplete, packageUnpaid } from './package.ts';
import { packageClearing, packagePrepayment } from './payment.ts';

/** 單病種付費: its rules in the order they apply. */
export const diseasePackageRules: readonly MethodRule[] = [
  // 標準的基金部分：由 diseasePackage.fundPart 選一
  packageByRatio,
  packageLessPatient,

  // 每例應付：完成路徑，或由 diseasePackage.incomplete 選一
  packageComplete,
  packageByItem,
  packageUnpaid,

  packagePrepayment,
  packageClearing,
];
