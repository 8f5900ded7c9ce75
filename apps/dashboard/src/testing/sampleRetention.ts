import type { LinkView, SignalEnd } from "@kruisverband/contract"

/** When the signals of a link are over. */
export const sampleEnds = (link: LinkView): ReadonlyArray<SignalEnd> =>
  link.signals.map(({ id }) => ({
    signal: id,
    on: "2028-11-22",
    state: "linked",
    clause: "convenant art. bewaartermijnen; AVG art. 5 lid 1 onder e",
    conditional: false
  }))
