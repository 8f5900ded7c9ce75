const UNIT: Readonly<Record<string, number>> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 }

/** `3d`, `90m`, `36h`, `2w`, or ISO 8601 `P3D`, `PT36H`; milliseconds, undefined when it is none of these. */
export const parseDuration = (text: string): number | undefined => {
  const short = /^(\d+(?:\.\d+)?)\s*([smhdw])$/u.exec(text.trim())
  if (short !== null) return Number(short[1]) * (UNIT[short[2] ?? ""] ?? 0)
  const iso = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u.exec(
    text.trim()
  )
  if (iso === null) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = iso.slice(1).map((part) => Number(part ?? 0))
  const whole = (years ?? 0) * 365 + (months ?? 0) * 30 + (weeks ?? 0) * 7 + (days ?? 0)
  return whole * 864e5 + (hours ?? 0) * 36e5 + (minutes ?? 0) * 6e4 + (seconds ?? 0) * 1e3
}
