import type { MethodSample } from './method-rows.ts';

/** 談判相對價值: two hospitals on four groups; two values agreed, one of them as it is in force. */
export const sampleNegotiation: MethodSample = ({ year }) => ({
  tabs: {
    negotiationProposals: [
      ['DX031', 'Y01', '138.0000', '溶栓藥品費用上升'],
      ['DX031', 'Y02', '134.5000', '康復介入提前'],
      ['DX115', 'Y01', '50.0000', '人工晶體已集採'],
      ['DX123', 'Y01', '160.0000', '腹腔鏡耗材費用'],
      ['DX123', 'Y02', '160.0000', '腹腔鏡耗材費用'],
      ['DB02', 'Y02', '5.2000', '治療師人力成本'],
    ],
    negotiationAgreements: [
      ['DX031', '136.0000', `談〔${year}〕5號`],
      ['DX123', '152.2500', `談〔${year}〕5號`],
    ],
  },
});
