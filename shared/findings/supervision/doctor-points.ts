import { entries } from '../entry.ts';

/** Messages about 醫師記分. */
export const doctorPointsFindings = entries({
  DOCTOR_REPEATED: {
    severity: 'warn',
    message: '醫師「{text}」與第 {other} 行備案日期相同，以機構編碼較小的一行為準。',
    remedy: '一次備案只留一行；換了機構的改「機構」一欄。',
  },
  DOCTOR_UNKNOWN: {
    severity: 'warn',
    message: '醫師「{text}」不在醫師名冊中，此行未計。',
    remedy: '{hint}',
  },
  DOCTOR_EVENT_REPEATED: {
    severity: 'warn',
    message: '記分編號「{text}」與第 {other} 行重複，兩行都計。',
    remedy: '每件用各自的編號；重複錄入的請另加一行撤銷後改正編號。',
  },
  DOCTOR_DATE_AFTER: {
    severity: 'warn',
    message: '記分日期 {text} 晚於結算年度 {year}。',
    remedy: '請核對日期；下一年度的記分在其年度才起作用。',
  },
  DOCTOR_SCHEME_OFF: {
    severity: 'warn',
    message: '本統籌區不用{text}（參數 watch.doctor.scheme），此行未計。',
    remedy: '請核對記分辦法，或修改該參數。',
  },
  DOCTOR_POINTS_MISSING: {
    severity: 'warn',
    message: '記分一行的「分值」為空或 0，此行未計。',
    remedy: '請按決定書填寫；撤銷以前的記分請在「類型」填撤銷。',
  },
  DOCTOR_POINTS_ABOVE: {
    severity: 'warn',
    message: '分值 {points} 超過{scheme}一次最多的 {most} 分，此行未計。',
    remedy: '請核對分值與記分辦法。',
  },
  DOCTOR_POINTS_SEVERITY: {
    severity: 'warn',
    message: '分值 {points} 不在檔次「{severity}」之內，仍按分值計。',
    remedy: '請核對決定書上的檔次與分值。',
  },
  DOCTOR_POINTS_SINGLE: {
    severity: 'warn',
    message: '「一次性情形」填了「是」，分值為 {points}，不是一次記滿 {most} 分的十二分制記分。',
    remedy: '請核對；一次記滿的才按三年禁止備案。',
  },
  DOCTOR_REVOKES_NOTHING: {
    severity: 'warn',
    message: '撤銷編號「{text}」不是醫師「{doctor}」的記分，此行沒有作用。',
    remedy: '請填所撤銷的記分的編號，並核對醫師。',
  },
  DOCTOR_REVOKED_BEFORE: {
    severity: 'warn',
    message: '撤銷日期 {text} 早於所撤銷的記分日期 {event}。',
    remedy: '請核對兩個日期。',
  },
  DOCTOR_REVOKED_TWICE: {
    severity: 'warn',
    message: '記分「{text}」已在第 {other} 行撤銷。',
    remedy: '請核對撤銷編號；同一件只撤銷一次。',
  },
  DOCTOR_REVOCATION_POINTS: {
    severity: 'warn',
    message: '撤銷一行填了「分值」，分值不計。',
    remedy: '撤銷留空即可；改記的分值另加一行記分。',
  },
  DOCTOR_MONTHS: {
    severity: 'warn',
    message: '暫停 {months} 個月，累計 {total} 分應為 {least} 至 {most} 個月；仍按所填月數計。',
    remedy: '請核對決定書，或參數 watch.doctor.national.months。',
  },
  DOCTOR_MONTHS_IMPOSSIBLE: {
    severity: 'warn',
    message: '暫停月數 {months} 不在 1 至 120 之間，按未填計。',
    remedy: '請按決定書填寫；沒有寫明的留空。',
  },
  DOCTOR_MONTHS_NEEDLESS: {
    severity: 'warn',
    message: '填了暫停 {months} 個月，年度累計 {total} 分並非暫停，未按月數計。',
    remedy: '請核對分值與同年其他記分；未達暫停或已終止的留空。',
  },
  DOCTOR_FILED_WHILE_BARRED: {
    severity: 'warn',
    message: '備案日期 {filed} 在禁止備案的期限內，期限到 {to}；期限內仍作禁止。',
    remedy: '請核對備案日期；期滿後方可再備案。',
  },
  DOCTOR_STOPPED_CASES: {
    severity: 'warn',
    message: '醫師「{text}」在機構「{institution}」的停止期間有 {cases} 例，基金記賬 {amount} 元。',
    remedy: '請逐例核對是否急診搶救，由人決定是否結算；程序不自動扣減。',
  },
});
