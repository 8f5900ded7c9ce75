import { RightsRequestView } from "@kruisverband/contract"
import { pauseTexts, searchAgainTexts } from "@kruisverband/domain"
import { Schema } from "effect"

const open = {
  id: "0191e0d3-0000-7000-8000-00000000c001",
  covenant: "merenland-radicalisering",
  kind: "access",
  state: "open",
  receivedOn: "2026-11-20",
  terms: { answerBy: "2026-12-20", extendBy: "2026-12-20", standing: "running" },
  reached: ["school-de-linde"],
  askedBy: ["subject"],
  incapable: false,
  identity: [{ who: "subject", how: "at-the-counter", by: "data-protection-officer", on: "2026-11-22" }],
  noticeTo: ["subject"],
  signals: [],
  recipients: [],
  staff: { told: 0, acknowledged: 0 },
  revision: 2,
  may: ["identify", "decide"]
}

const decode = Schema.decodeUnknownSync(RightsRequestView)

/** Nobody was found, while searching by name misses people. */
export const sampleSearchedPaused = decode({
  ...open,
  searchMisses: { when: "now", why: pauseTexts.search },
  searchAgain: { is: "to-confirm", text: searchAgainTexts.confirm }
})

/** The same, decided all the same. */
export const sampleDecidedPaused = decode({
  ...open,
  state: "closed",
  terms: { ...open.terms, standing: "answered" },
  outcome: "upheld",
  decision: "Niemand gevonden.",
  decidedAt: "2026-11-24T09:00:00.000Z",
  searchAgain: { is: "due", text: searchAgainTexts.due },
  revision: 4,
  may: []
})
