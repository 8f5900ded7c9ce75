export type Unit = "Y" | "M" | "W" | "D"

/** The parts of an ISO 8601 duration in whole years, months, weeks and days: `P1Y6M` is 1 Y and 6 M. */
export function durationParts(iso: string): ReadonlyArray<{ readonly count: number; readonly unit: Unit }> {
  return [...iso.matchAll(/(\d+)([YMWD])/gu)].flatMap((match) => {
    const unit = (["Y", "M", "W", "D"] as const).find((one) => one === match[2])
    return unit === undefined ? [] : [{ count: Number(match[1]), unit }]
  })
}
