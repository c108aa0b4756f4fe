import { type CoverageLine, linesOf } from '../region.ts';

export const coverage: readonly CoverageLine[] = [
  // 工作方案（徵求意見稿）
  ...linesOf('SW', [
    { article: '一、二', subject: '總體原則與主要目標', status: '不屬結算系統' },
    { article: '二', subject: '以醫療集團為一體，八家成員機構', status: '可配置', where: ['醫共體', '機構'] },
    {
      article: '三（一）1（1）',
      subject: '集團預付總額：前三年門診與住院支出，結合徵繳增長',
      status: '未實現',
    },
    { article: '三（一）1（2）', subject: '年初預付一個月的醫保基金', status: '未實現' },
    {
      article: '三（一）1（2）',
      subject: '審核後按月結算、逐月核銷，統一撥付牽頭醫院',
      status: '可配置',
      where: ['prepayment', 'prepay.ratio', '月度預付', '醫共體'],
      note: '以點數結算住院部分；年初預付的核銷與門診不在內。',
    },
    {
      article: '三（一）1（3）',
      subject: '政策調整、突發事件時總額的增長空間，另行約定',
      status: '可配置',
      where: ['預算'],
      note: '以有文號的預算行加減住院預算。',
    },
    {
      article: '三（一）2（1）',
      subject: '住院以病種分值（DIP）或 DRG 付費為主',
      status: '可配置',
      where: ['case-normal', 'value-gross', '病組', '差異係數'],
      note: '分值填作基準點數，機構係數填作差異係數；文稿沒有界限與係數的數字，方案中均為佔位。',
    },
    { article: '三（一）2（1）', subject: '門診按人頭付費', status: '未實現' },
    {
      article: '三（一）2（1）',
      subject: '日間手術納入付費範圍',
      status: '已實現',
      where: ['case-low', '病例'],
      note: '日間手術病例標「日間手術」，不作低倍率。',
    },
    { article: '三（一）2（1）', subject: '門診術前檢查與門診特定病種納入付費範圍', status: '未實現' },
    {
      article: '三（一）2（1）',
      subject: '提高創新技術的病種分值與權重係數',
      status: '可配置',
      where: ['病組', '差異係數'],
    },
    {
      article: '三（一）2（1）',
      subject: '疑難病例與創新技術可按項目付費',
      status: '已實現',
      where: ['special-review', '特病單議'],
    },
    {
      article: '三（一）2（1）',
      subject: '低於核定總額且考核合格，結餘留用',
      status: '可配置',
      where: ['sharing-interpolate', 'sharing.retain'],
      note: '只作用於住院點數池；集團總額與考核條件未實現。',
    },
    {
      article: '三（一）2（2）',
      subject: '超支分擔：集團 5%、7%，第三年起 10%',
      status: '可配置',
      where: ['sharing-interpolate', 'sharing.bear'],
      note: '只作用於住院點數池，以 2021 年為第一年。',
    },
    {
      article: '三（一）2（2）',
      subject: '超支分擔：財政 22%、21%、20% 與醫保 73%、72%、70%',
      status: '未實現',
      note: '點數池內財政與醫保的份額不分。',
    },
    { article: '三（一）2（3）', subject: '預留 2% 作獎勵指標', status: '未實現' },
    { article: '三（二）1', subject: '高血壓、糖尿病按人頭付費', status: '未實現' },
    { article: '三（二）2', subject: '家庭醫生服務包納入支付範圍', status: '未實現' },
    { article: '三（二）3', subject: '上轉累計起付線、下轉不另設起付線', status: '未實現' },
    {
      article: '三（二）4',
      subject: '基層病種各級機構同分值同支付',
      status: '可配置',
      where: ['病組'],
      note: '基層病種填「不設差異係數」。',
    },
    { article: '三（三）', subject: '考核結果與基金支付掛鉤', status: '未實現' },
    { article: '三（三）1', subject: '監管指標正面清單六項', status: '未實現' },
    { article: '三（三）2', subject: '監管指標負面清單九項', status: '未實現' },
    { article: '四', subject: '組織保障', status: '不屬結算系統' },
  ]),

  // 汕尾 2020 年結算辦法（徵求意見稿）
  ...linesOf('SW20', [
    {
      article: '第一至四條',
      subject: '以按病種分值為主，另有按床日與按項目',
      status: '可配置',
      where: ['case-normal', 'case-bed-day', 'special-review', '病組', '特病單議'],
    },
  ]),

  // 廣東基層病種
  ...linesOf('GDb', [
    {
      article: '名錄',
      subject: '916 種基層病種各級機構同分值',
      status: '可配置',
      where: ['病組'],
      note: '名錄未收入程序。',
    },
  ]),
];
