import * as kind from '../../law/parameter.ts';

/** Settings of 標化工作當量, by their dotted keys. */
export const equivalentsParameters = {
  'equivalents.price': kind.money('每當量購買單價'),
  'equivalents.growth': kind.optional(kind.ratio('當量增幅上限', '', '0', '10')),
  'equivalents.reward.score': kind.ratio('效益考核獎得分界限', '分', '0', '10000'),
  'equivalents.reward.inclusive': kind.yesNo('得分界限含本數'),
  'equivalents.reward.share': kind.ratio('效益考核獎佔收支結餘上限', '', '0', '1'),
  'equivalents.reward.plan': kind.text('效益考核獎所用的考核方案'),
} as const;
