import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 門診按人頭付費. */
export const capitationPlaceholders: MethodValues<'capitation'> = {
  'capitation.yearWeights': at(
    '1:1:1',
    borrowed('RA'),
    '瑞安據前三年數據測算，權重未讀到，取等權；另有一縣的份額讀作 20:30:50。',
  ),
  'capitation.control.steps': at(
    '',
    unconfirmed,
    '不調整；演講稿的兩例可寫成 0.5:0.9,0.7:1,*:1.15，分界未讀到。',
  ),
  'capitation.performance.by': at('none', unconfirmed, '未讀到本地的績效掛鉤辦法，不掛鉤。'),
  'capitation.performance.share': at(
    '0.3',
    borrowed('FG', '二（一）'),
    '演講稿中某市的數；啟用績效掛鉤時才用到。',
  ),
  'capitation.performance.weights': at('1:1', unconfirmed, '未讀到權重，兩率等權；啟用績效掛鉤時才用到。'),
  'capitation.performance.targets': at(
    '1:1',
    unconfirmed,
    '未讀到目標，以百分之百為目標；啟用績效掛鉤時才用到。',
  ),
  'capitation.performance.plan': at('', unconfirmed, '按考核得分核給時，填考核方案的名稱。'),
  'capitation.retain': at(
    '0.85',
    borrowed('HZ20'),
    '由統籌區設定；未讀到門診的比例，暫取省級及杭州住院的數。',
  ),
  'capitation.bear': at('0.85', borrowed('HZ20'), '由統籌區設定；未讀到門診的比例，暫取省級及杭州住院的數。'),
  'capitation.month.ratio': at('0.95', unconfirmed, '與住院月度預付同取各地常見的數，餘下待年終清算。'),
  'capitation.month.offset': at('是', unconfirmed, '外診與互診逐月抵扣，年終不致大額扣回；未讀到規定。'),
};
