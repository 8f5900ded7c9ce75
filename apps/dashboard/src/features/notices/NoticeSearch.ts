/** Which list of notices is looked at. */
export interface NoticeSearch {
  readonly show?: "deferred" | "given"
}

export function readNoticeSearch({ show }: Readonly<Record<string, unknown>>): NoticeSearch {
  return show === "deferred" || show === "given" ? { show } : {}
}
