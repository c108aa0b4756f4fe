import { entries } from '../entry.ts';

/** Messages about 病例異常. */
export const caseFlagFindings = entries({
  WATCH_CELL_IGNORED: {
    severity: 'warn',
    message: '{reason}監管分析按空白處理，不影響結算。',
    remedy: '{remedy}',
  },
  WATCH_HEADER_DUPLICATE: {
    severity: 'warn',
    message: '監管用的表頭「{header}」重複，另一處在 {other} 欄；只讀先出現的一欄。',
    remedy: '請刪除或改名其中一欄；不影響結算。',
  },
  WATCH_PART_EXCEEDS: {
    severity: 'warn',
    message: '「{header}」{part} 元大於總費用 {total} 元；監管分析按空白處理，不影響結算。',
    remedy: '請按結算清單核對該欄與總費用。',
  },
  WATCH_AGE_IMPOSSIBLE: {
    severity: 'warn',
    message: '「年齡」{age} 歲過大；監管分析按空白處理，不影響結算。',
    remedy: '請填入院時的周歲。',
  },
});
