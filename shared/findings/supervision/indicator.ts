import { entries } from '../entry.ts';

/** Messages about 監測指標. */
export const indicatorFindings = entries({
  WATCH_ITEM_UNKNOWN: {
    severity: 'warn',
    message: '數據項「{text}」不是程序的數據項或指標，也不在監測目標表中，沒有用到。',
    remedy: '{hint}',
  },
  WATCH_YEAR_UNUSED: {
    severity: 'warn',
    message: '年度 {text} 既不是結算年度 {year}，也不是其上一年，此行沒有用到。',
    remedy: '請核對年度，或刪除該行。',
  },
  WATCH_COUNT_NEGATIVE: {
    severity: 'warn',
    message: '數據項「{text}」為 {value}，不應為負，此行沒有用到。',
    remedy: '請核對數值；只有累計結餘與指標本身可以為負。',
  },
  WATCH_RATIO_ABOVE_ONE: {
    severity: 'warn',
    message: '指標「{text}」為比率，所填的 {value} 大於 1。',
    remedy: '百分之六十五應填 0.65；確為一倍以上的可不理會。',
  },
  WATCH_DIRECTION_MISSING: {
    severity: 'warn',
    message: '指標「{text}」沒有方向，無法判斷是否達到目標，不亮燈。',
    remedy: '請填寫越高越好或越低越好。',
  },
  WATCH_YELLOW_BETTER: {
    severity: 'warn',
    message: '指標「{text}」的黃線 {yellow} 優於目標 {target}，沒有用到。',
    remedy: '黃線應差於目標；請核對兩數與方向。',
  },
  WATCH_VALUE_COMPUTED: {
    severity: 'warn',
    message: '「{text}」程序由病例與結算算出，監測數據中填寫的數沒有用到。',
    remedy: '請刪除該行；兩者不同的，請核對病例是否齊全。',
  },
});
