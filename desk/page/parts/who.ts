import { person, setPerson } from '../api.ts';
import type { DeskPerson } from '../contract.ts';
import { element } from '../dom.ts';

const NOTE = '同一台電腦上由此切換代表兩個人；結算與發布須由另一人確認。另開一個窗口可同時是另一人。';

/** Who sits before this window. */
export function whoSwitch(people: readonly DeskPerson[], onChange: () => void): HTMLElement {
  const choices = people.map(({ key, role }) => {
    const input = element('input', { type: 'radio', name: 'who', value: key });
    input.checked = key === person();
    input.addEventListener('change', () => {
      setPerson(key);
      onChange();
    });
    return element('label', {}, input, element('span', {}, role));
  });
  return element('fieldset', { class: 'who', title: NOTE }, element('legend', {}, '現在是誰'), ...choices);
}

export const whoNote = (): HTMLElement => element('p', { class: 'who-note' }, NOTE);
