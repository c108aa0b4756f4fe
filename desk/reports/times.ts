const IN_CHINA = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-11-23 16:05`, Beijing time, of an ISO time. */
export const beijingTime = (iso: string): string => IN_CHINA.format(new Date(iso));
