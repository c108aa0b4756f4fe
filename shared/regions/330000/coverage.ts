import { type CoverageLine, linesOf } from '../region.ts';

const opinion: readonly CoverageLine[] = [
  // 浙醫保聯發〔2019〕12號
  ...linesOf('Z12', [
    { article: '一（一）', subject: '指導思想', status: '不屬結算系統' },
    { article: '一（二）', subject: '基本原則', status: '不屬結算系統' },
    {
      article: '一（三）',
      subject: '基金支出年增速原則上不超過 10%',
      status: '已實現',
      where: ['budget-growth-guard', 'budget.growth.cap'],
      note: '超過時提示，不阻斷。',
    },
    {
      article: '一（三）',
      subject: '基層就診率 65%、縣域就診率 90% 的目標',
      status: '已實現',
      where: [
        'indicator-primary-visits',
        'indicator-county-visits',
        'watch.target.primaryVisits',
        'watch.target.countyVisits',
        '監測數據',
        '監測目標',
      ],
      note: '就診人次由人統計後填入監測數據；也可設為考核指標計分。',
    },
    {
      article: '二（一）1',
      subject: '以上年決算為基礎編製年度總額預算',
      status: '已實現',
      where: [
        'budget-opening-audited',
        'budget-opening-agreed',
        'budget.form.employee',
        'budget.form.resident',
        '預算基數',
        '預算分項',
      ],
      note: '談判由人進行；談定的總額可直接填寫（agreed）。',
    },
    {
      article: '二（一）2',
      subject: '合理分配住院及門診預算額度',
      status: '已實現',
      where: ['budget-items', '預算分項'],
      note: '比例或金額由各方談定後填寫。',
    },
    {
      article: '二（一）2',
      subject: '住院預算以統籌區為一個整體（含異地就醫），不細分到機構',
      status: '已實現',
      where: ['value-gross', 'value-net', '預算', '病例'],
    },
    {
      article: '二（一）2',
      subject: '過渡期分為縣域醫共體、縣域內其他機構、轉外就醫三部分',
      status: '已實現',
      where: ['budget-inpatient-parts', '住院過渡分配'],
      note: '分配比例由本地填寫。',
    },
    {
      article: '二（一）2',
      subject: '門診預算按歷史支出權重、人次人頭比、均次費用打包給各醫共體',
      status: '已實現',
      where: [
        'budget-package-weight',
        'budget-package',
        'budget.package.history',
        'budget.package.visits',
        'budget.package.cost',
        '門診打包',
      ],
      note: '三項因素的權重與方向文本未寫，為佔位。',
    },
    {
      article: '二（一）3',
      subject: '年度清算的結餘留用、超支分擔',
      status: '已實現',
      where: ['sharing-interpolate', 'sharing-budget', 'sharing-bands', 'capitation-sharing'],
    },
    {
      article: '二（一）3',
      subject: '留用與分擔比例由統籌區設定並動態調整',
      status: '可配置',
      where: [
        'sharing.mode',
        'sharing.retain',
        'sharing.bear',
        'sharing.reserve',
        'sharing.bands',
        'capitation.retain',
        'capitation.bear',
      ],
    },
    {
      article: '二（一）4',
      subject: '政策變動、疾病爆發時調整總額預算',
      status: '已實現',
      where: ['budget-current', '預算調整', '預算'],
      note: '以有文號的調整行加減；調整幅度由人決定。',
    },
    {
      article: '二（二）5',
      subject: '住院按點數、長期住院按床日、門診按人頭的分類支付',
      status: '已實現',
      where: ['case-normal', 'case-bed-day', 'bed-day-amount', 'capitation-budget'],
    },
    {
      article: '二（二）5',
      subject: '符合中醫藥服務特點的支付方式',
      status: '可配置',
      where: ['incentive-tcm', 'adjust.incentive.tcm'],
      note: '限於 2025 年通知的中醫激勵，須用 zhejiang-2025。',
    },
    {
      article: '二（二）6（1）',
      subject: '省級制定 DRGs 標準與分組',
      status: '不屬結算系統',
      note: '病例須先由分組器入組。',
    },
    {
      article: '二（二）6（2）',
      subject: '設區市按全部費用計算基準點數與各病組點數',
      status: '已實現',
      where: ['base-data', '歷史病例', '病組'],
    },
    {
      article: '二（二）6（3）',
      subject: '統籌區按總點數與基金支出預算確定點值，按服務總點值清算',
      status: '已實現',
      where: ['value-gross', 'value-net', 'month-budget', 'annual-clearing'],
    },
    {
      article: '二（二）7',
      subject: '門診按人頭包干：簽約歸家庭醫生，未簽約按戶籍或單位所在地',
      status: '已實現',
      where: [
        'capitation-attribution',
        'capitation-budget',
        '參保人名冊',
        '歸屬地',
        '參保人頭數',
        '人頭標準',
      ],
      note: '人頭標準沒有省的數字，由本地填寫或由歷史數據測算。',
    },
    {
      article: '二（二）7',
      subject: '所屬醫共體外的門診費用計入所屬醫共體預算',
      status: '已實現',
      where: ['capitation-sharing', 'capitation-due', '門診支出'],
    },
    {
      article: '二（二）8',
      subject: '長期、慢性病住院的床日付費折算為點數',
      status: '已實現',
      where: ['case-bed-day', 'bedDay.coefficient', '床日標準', '病組'],
    },
    {
      article: '二（二）8',
      subject: '考核評估平均住院天數、日均費用及療效',
      status: '已實現',
      where: ['bed-day-appraisal', '床日考核'],
      note: '目標由本地填寫。',
    },
  ]),
  ...linesOf('Z12', [
    {
      article: '二（三）9',
      subject: '相鄰等級報銷比例差距原則上不低於 10%',
      status: '已實現',
      where: ['benefit-level-gap', 'benefits.gap', '待遇政策'],
      note: '低於時提示；統籌區內外的差距只按未轉診的一項計。',
    },
    {
      article: '二（三）9',
      subject: '未轉診自行到統籌區外的，自付比例提高不低於 10%',
      status: '已實現',
      where: ['benefit-basic', 'benefits.unreferred.add', 'benefits.unreferred.least', '待遇測算'],
    },
    {
      article: '二（三）9',
      subject: '醫共體內首診、轉診視為一次住院，不重複計起付線',
      status: '已實現',
      where: ['benefit-one-stay', 'benefits.referral', '待遇測算'],
    },
    {
      article: '二（三）10',
      subject: '降低藥品、器械、耗材費用，騰出調價空間，動態調整服務價格',
      status: '可配置',
      where: ['price-pool-effect', 'price-pool-balance', '藥耗節約', '服務調價'],
      note: '只測算空間與調價的影響；採購、定價與診療規範不在程序內。',
    },
    { article: '二（三）11', subject: '費用明細實時上傳、協議管理、信用平臺', status: '不屬結算系統' },
    {
      article: '二（三）11',
      subject: '及時預警基金支出增長過快的風險隱患',
      status: '已實現',
      where: [
        'warning-growth',
        'warning-pace',
        'warning-reserve',
        'warning-year-end',
        'budget-growth-guard',
        'budget.growth.cap',
        '上年月度',
      ],
      note: '結算時即提示；文本沒有界限，支出進度與調劑金的界限為待核，增速上限取一（三）的 10%，須填上年月度。',
    },
    {
      article: '二（三）11',
      subject: '異常數據監測、醫保醫師積分與誠信檔案',
      status: '已實現',
      where: [
        'volume-rise',
        'volume-points-growth',
        'doctor-national-points',
        'doctor-hundred-points',
        'watch.doctor.scheme',
        '醫師名冊',
        '醫師記分',
      ],
      note: '文本沒有界限與分值，兩種記分辦法由參數選定；記分流水即檔案，公共信用平臺不在程序內。',
    },
    {
      article: '二（三）12',
      subject: '基金周轉金預付',
      status: '可配置',
      where: [
        'working-capital-eligibility',
        'working-capital-amount',
        'workingCapital.credit',
        '預付金資格',
        '預付金基數',
        '預付金收付',
      ],
      note: '浙人社發〔2018〕104號的條文未讀到，方案中的數取自國家通知。',
    },
    {
      article: '二（三）12',
      subject: '對費用指標和醫療服務質量進行考核評價',
      status: '可配置',
      where: ['appraisal-total', '考核方案', '考核指標', '考核數據'],
      note: '指標與分值由本地填寫。',
    },
    {
      article: '二（三）12',
      subject: '事前預算告知、每月數據分析、年中重點約談、全程跟蹤監管',
      status: '已實現',
      where: ['warning-talk-list', 'warning-pace', 'watch.publish', '異常處理'],
      note: '監管分析產生預算告知書、月度快報、年中約談清單與跟蹤清單；約談的界限為待核。',
    },
    { article: '二（三）12', subject: '經辦便民與人才隊伍', status: '不屬結算系統' },
    { article: '三（一）', subject: '組織領導', status: '不屬結算系統' },
    { article: '三（二）', subject: '責任分工', status: '不屬結算系統' },
    { article: '三（三）', subject: '監督檢查', status: '不屬結算系統' },
    { article: '三（四）', subject: '宣傳培訓', status: '不屬結算系統' },
  ]),
];

const measures: readonly CoverageLine[] = [
  // 浙醫保聯發〔2019〕21號
  ...linesOf('Z21', [
    { article: '第一條、第二條', subject: '內容未摘錄', status: '未實現' },
    {
      article: '第三條',
      subject: '設區市算點數、統籌區算點值並結算',
      status: '已實現',
      where: ['base-data', 'value-gross', 'value-net', 'annual-clearing'],
    },
    { article: '第四條', subject: '不影響參保人員待遇', status: '不屬結算系統' },
    {
      article: '第五條',
      subject: '職工與居民基金分開預算、分開核算',
      status: '已實現',
      where: ['value-gross', 'value-net', '預算', '病例'],
    },
    {
      article: '第六條',
      subject: '年度清算的結餘留用、超支分擔',
      status: '已實現',
      where: ['sharing-interpolate', 'sharing-budget', 'sharing-bands'],
    },
    {
      article: '第七條',
      subject: '年初總額預算＝上年決算總額 ×（1＋增長率）',
      status: '已實現',
      where: ['budget-year-base', 'budget-opening-audited', '預算基數'],
    },
    {
      article: '第八條起',
      subject: '點數、點值與結算的細節',
      status: '未實現',
      note: '條文未讀到；能從解讀得知的列在 Z21i。',
    },
  ]),
];

const explanation: readonly CoverageLine[] = [
  // 浙醫保聯發〔2019〕21號解讀
  ...linesOf('Z21i', [
    {
      article: '基準點數',
      subject: '病組次均費用 ÷ 全部病組次均費用 × 100，保留 4 位小數',
      status: '已實現',
      where: ['base-data'],
    },
    {
      article: '基準點數',
      subject: '床日病組：床日付費標準 ÷ 全部病組次均費用 × 100',
      status: '可配置',
      where: ['病組', 'base.bedDay.decimals'],
    },
    {
      article: '差異係數',
      subject: '可按醫院等級、人次人頭比、個人負擔等確定',
      status: '可配置',
      where: ['coefficient-weighted', 'coefficient.method', '差異係數', '係數要素'],
      note: '解讀所列要素不全；程序的要素取自 2025 年通知。',
    },
    {
      article: '病例點數',
      subject: '完整住院：基準點數 × 差異係數',
      status: '已實現',
      where: ['case-normal'],
    },
    {
      article: '病例點數',
      subject: '費用不足的住院：按倍率計點，不超過基準點數',
      status: '已實現',
      where: ['case-low'],
      note: '界限 0.4 為推定。',
    },
    { article: '病例點數', subject: '床日病例：床日點數 × 天數', status: '已實現', where: ['case-bed-day'] },
    {
      article: '特病單議',
      subject: '未入組、例數過少、費用過高或過低而合理的病例由專家定點數',
      status: '已實現',
      where: ['special-review', 'high-extra', '特病單議'],
      note: '評議由人作出，程序讀取結論；未經評議的按佔位算式計點。',
    },
    {
      article: '再入院',
      subject: '15 天內同一病組再入院且無合理原因，前次點數減半',
      status: '已實現',
      where: ['readmission', 'readmission.exempt'],
    },
    {
      article: '結算',
      subject: '按月預付，原則上不低於 85%；年終清算',
      status: '已實現',
      where: ['month-budget', 'prepayment', 'annual-clearing', 'prepay.ratio'],
    },
    {
      article: '異地就醫',
      subject: '直接結算的異地住院納入點數，與本地同價',
      status: '已實現',
      where: ['value-gross', 'value-net', '病例'],
    },
  ]),

  // 麗醫保發〔2019〕68號
  ...linesOf('LS68', [
    {
      article: '解讀',
      subject: '市經辦機構確定分組、基準點數、差異係數與高低倍率界限',
      status: '可配置',
      where: ['病組', '差異係數', 'case.low.ratio', 'case.high.steps', 'case.high.levels'],
    },
    {
      article: '解讀',
      subject: '總額＝上年決算支出 ×（1＋增長率），含異地',
      status: '已實現',
      where: ['budget-opening-audited', '預算基數'],
    },
  ]),
];

const notice2025: readonly CoverageLine[] = [
  // 2025 年通知
  ...linesOf('ZJ25', [
    {
      article: '第一項、第七至九項',
      subject: '內容未讀到',
      status: '未實現',
      note: '第一項未摘錄，第七至九項未見副本。',
    },
    {
      article: '第二項',
      subject: '100 個病組不設差異係數',
      status: '可配置',
      where: ['病組'],
      note: '病組名單由省公布，填「不設差異係數」。',
    },
    {
      article: '第三項',
      subject: '前三年數據按 2:3:5 加權，四分位距法裁剪',
      status: '已實現',
      where: ['base-data', 'base.yearWeights', 'base.trim', 'base.trim.k'],
    },
    {
      article: '第三項',
      subject: 'QY 與 0000 組按比例核減點數',
      status: '可配置',
      where: ['ungrouped-discount', 'adjust.ungroupedDiscount'],
      note: '比例由統籌區定，預設不核減。',
    },
    {
      article: '第四項',
      subject: '差異係數的五項要素與權重界限',
      status: '已實現',
      where: [
        'coefficient-weighted',
        'coefficient.weight.level',
        'coefficient.weight.history',
        'coefficient.weight.cmi',
        'coefficient.weight.visits',
        'coefficient.weight.burden',
        '係數要素',
      ],
    },
    {
      article: '第五項',
      subject: '0.4 至 0.8 倍的病例按實際倍率加 0.2 計點，其餘情形不變',
      status: '已實現',
      where: ['case-mid', 'case.mid.on', 'case.mid.upper', 'case.mid.add', 'case.mid.coefficient'],
    },
    {
      article: '第六項',
      subject: '杭州主城區省內異地住院：十個病組用全省基準點數與上年點值',
      status: '未實現',
    },
    {
      article: '第十項',
      subject: '增長調控：核減不超過 30%，激勵不超過 20%',
      status: '可配置',
      where: [
        'growth-control',
        'adjust.growth.cut',
        'adjust.growth.reward',
        'adjust.growth.always',
        '上年點數',
      ],
      note: '以點數增長代替費用增長，床位不計。',
    },
    {
      article: '第十一、十三、十四項',
      subject: '中醫、兒童、高齡、分娩、重點專科的激勵',
      status: '可配置',
      where: [
        'incentive-tcm',
        'incentive-children',
        'incentive-elderly',
        'incentive-deliveries',
        'incentive-specialty',
        '激勵指標',
      ],
      note: '中醫六項指標只用飲片帖均費用。',
    },
    { article: '第十一、十三、十四項', subject: '精神專科床日係數', status: '未實現', note: '文字不全。' },
    {
      article: '第十二項',
      subject: '國談藥按使用金額不超過 10% 折算點數',
      status: '可配置',
      where: ['negotiated-drug', 'adjust.negotiatedDrug', '國談藥'],
    },
  ]),
  ...linesOf('ZJinn', [
    {
      article: '摘要',
      subject: '創新清單三年遞減追加點數',
      status: '可配置',
      where: ['innovation', 'adjust.innovation', '創新項目'],
      note: '各年比例未讀到。',
    },
  ]),

  // 評價辦法
  ...linesOf('ZJE21', [
    {
      article: '全部',
      subject: '點數付費評價',
      status: '可配置',
      where: ['appraisal-total', '考核方案', '考核指標'],
      note: '只讀到開頭，指標、分值與兌現由本地填寫。',
    },
  ]),
  ...linesOf('ZJE23', [
    {
      article: '全部',
      subject: '點數付費評價',
      status: '可配置',
      where: ['appraisal-total', 'appraisal-coefficient', '考核方案', '考核指標', '考核兌現'],
      note: '只讀到開頭，指標、分值與兌現由本地填寫。',
    },
  ]),
];

const sinking: readonly CoverageLine[] = [
  // 浙二醫院「雙下沉、兩提升」
  ...linesOf('ZE2', [
    {
      article: '優質資源下沉',
      subject: '下沉專家、三四類手術、病人外轉率的計數',
      status: '已實現',
      where: [
        'indicator-specialist-days',
        'indicator-major-surgery',
        'indicator-major-surgery-growth',
        'indicator-referred-up',
        'indicator-referred-down',
        'indicator-transfer-out',
        'indicator-transfer-out-growth',
        '監測數據',
      ],
      note: '手術級別與轉診取自病例，專家天數與外轉人次由人填入；文稿的數是成效，不作目標。',
    },
    { article: '優質資源下沉', subject: '學科建設與人才隊伍', status: '不屬結算系統' },
    { article: '先進理念植入', subject: '質量安全、管理與文化', status: '不屬結算系統' },
    { article: '信息上下貫通', subject: '數據連接、遠程醫療、雙向轉診通道', status: '不屬結算系統' },
    { article: '下沉模式創新', subject: '省屬縣用、醫療集團整合', status: '不屬結算系統' },
  ]),
];

export const coverage: readonly CoverageLine[] = [
  ...opinion,
  ...measures,
  ...explanation,
  ...notice2025,
  ...sinking,
];
