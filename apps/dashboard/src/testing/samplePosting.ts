import { CheckVerdict, OwnRequest, OwnSignal, SignalReceipt } from "@kruisverband/contract"
import { Schema } from "effect"
import { signalId } from "./sampleLinks.ts"

export const sampleReceipt = Schema.decodeUnknownSync(SignalReceipt)({
  id: signalId(9001),
  receipt: "KV-7F3K-29",
  desk: "small-things",
  guidance: [
    {
      nl: "Blijf in gesprek met de leerling. Vraag hoe het gaat, niet wat hij vindt.",
      en: "Keep talking with the pupil. Ask how he is, not what he thinks."
    },
    {
      nl: "Bel bij vragen het loket op werkdagen van 9 tot 17 uur.",
      en: "Call the desk with questions on working days from 9 to 17."
    }
  ],
  sharing: { level: "full" }
})

export const allowedVerdict = Schema.decodeUnknownSync(CheckVerdict)({
  allowed: true,
  reasons: [],
  would: { covenantVersion: 3, purpose: "early-signalling", level: "full", desk: "small-things" }
})

export const refusedVerdict = Schema.decodeUnknownSync(CheckVerdict)({
  allowed: false,
  reasons: [
    {
      code: "place-outside-covenant",
      clause: "merenland-radicalisering, artikel 4",
      text: {
        nl: "Deze gemeente doet niet mee in dit convenant. Kies de gemeente waar het was, of bel het regioloket.",
        en: "This municipality is not in this covenant. Choose where it was, or call the regional desk."
      }
    },
    {
      code: "training-required",
      clause: "merenland-radicalisering, artikel 6",
      text: {
        nl: "Voor dit convenant is eerst de korte training nodig.",
        en: "This covenant asks for the short training first."
      }
    }
  ]
})

export const sampleOwnSignal = (number: number, part: Readonly<Record<string, unknown>> = {}): OwnSignal =>
  Schema.decodeUnknownSync(OwnSignal)({
    id: signalId(9000 + number),
    receipt: `KV-7F3K-${20 + number}`,
    covenant: "merenland-radicalisering",
    kind: "radicalisation",
    desk: "small-things",
    stage: number % 2 === 0 ? "linked" : "read",
    sharing: { level: number % 2 === 0 ? "full" : "existence-only" },
    observedAt: "2026-10-02",
    receivedAt: "2026-10-05T08:12:00.000Z",
    behaviours: ["withdrawal"],
    themes: [],
    observation: "In de pauze zei de leerling tegen twee klasgenoten dat zij hier niet thuishoren.",
    history: [
      { at: "2026-10-05T08:12:00.000Z", what: "received" },
      ...(number % 2 === 0 ? [{ at: "2026-10-08T10:05:00.000Z", what: "linked" }] : [])
    ],
    seenBy: [{ at: "2026-10-06T09:30:00.000Z", role: "coordinator", purpose: "early-signalling", level: "full" }],
    ...part
  })

export const sampleRequest = Schema.decodeUnknownSync(OwnRequest)({
  id: "0191e0d3-0000-7000-8000-0000000000aa",
  signal: signalId(9001),
  question: "Weet u of de leerling nog naar de training gaat op woensdag?",
  state: "open",
  askedAt: "2026-11-17T11:00:00.000Z"
})
