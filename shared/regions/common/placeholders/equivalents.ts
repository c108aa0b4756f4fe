import type { MethodValues } from '../../region.ts';
import { at, borrowed, unconfirmed } from '../placeholder.ts';

/** What no text of a region settles for 標化工作當量. */
export const equivalentsPlaceholders: MethodValues<'equivalents'> = {
  'equivalents.price': at('10.00', borrowed('HY', '激勵是核心'), '海鹽的單價，作佔位。'),
  'equivalents.growth': at('', borrowed('HY', '保障是根本'), '海鹽說「合理控制」增幅，沒有讀到數字；不設。'),
  'equivalents.reward.score': at('950', borrowed('HY', '放活是動力'), '海鹽的界限，千分制。'),
  'equivalents.reward.inclusive': at(
    '是',
    borrowed('HY', '放活是動力'),
    '原文為「950分以上」；法律用語的「以上」含本數，另有解作高於 950 分的。',
  ),
  'equivalents.reward.share': at('0.5', borrowed('HY', '放活是動力'), '海鹽為收支結餘的 50% 內。'),
  'equivalents.reward.plan': at(
    '基層績效考核',
    unconfirmed,
    '考核方案表中的方案名稱；方案名由統籌區自定，得分也可直接填寫。',
  ),
};
