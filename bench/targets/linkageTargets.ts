import type { Target } from "./Target.ts"

interface SizeTargets {
  readonly size: string
  readonly f1: number
  readonly recall: number
  readonly peer: string
  readonly peerRecall: string
  readonly measured: { readonly f1: number; readonly recall?: number; readonly gap?: number }
}

const SIZES: ReadonlyArray<SizeTargets> = [
  {
    size: "1k",
    f1: 0.925,
    recall: 0.7,
    peer: "Splink .864, recordlinkage .498, anonlink (masked) .725 at best",
    peerRecall: "Splink .39, recordlinkage .10, anonlink .33",
    measured: { f1: 0.968, recall: 0.855, gap: 0.004 }
  },
  {
    size: "10k",
    f1: 0.92,
    recall: 0.75,
    peer: "Splink .865, recordlinkage .525, anonlink (masked) .740 at best",
    peerRecall: "Splink .39, recordlinkage .14, anonlink .37",
    measured: { f1: 0.963, recall: 0.874, gap: 0.004 }
  },
  {
    size: "100k",
    f1: 0.88,
    recall: 0.7,
    peer: "Splink .847, recordlinkage .518, anonlink (masked) .719 at best",
    peerRecall: "Splink .34, recordlinkage .16, anonlink .36",
    measured: { f1: 0.934, recall: 0.799, gap: 0.005 }
  },
  {
    size: "1M",
    f1: 0.83,
    recall: 0.65,
    peer: "Splink .814",
    peerRecall: "Splink .26",
    measured: { f1: 0.904, recall: 0.712, gap: 0.003 }
  }
]

const documented = (value: number | undefined) => (value === undefined ? {} : { documented: value })

const bySize = ({ size, f1, recall, peer, peerRecall, measured }: SizeTargets): ReadonlyArray<Target> => [
  {
    id: `Q1 ${size}`,
    what: `nl-signals ${size}: F1 of the clusters that link writes`,
    unit: "",
    atLeast: f1,
    peer,
    ...documented(measured.f1)
  },
  {
    id: `Q2 ${size}`,
    what: `nl-signals ${size}: recall at precision .99`,
    unit: "",
    atLeast: recall,
    peer: peerRecall,
    ...documented(measured.recall)
  },
  {
    id: `Q5 ${size}`,
    what: `nl-signals ${size}: best F1 of pairs less that of the own decision`,
    unit: "",
    atMost: 0.01,
    peer: "Splink .014 to .018",
    ...documented(measured.gap)
  }
]

const NO_MASKED_PEER = "none measured"

/** What linkage has to reach, by the numbers of its rows. Documented values: the model 2026.11-6. */
export const LINKAGE_TARGETS: ReadonlyArray<Target> = [
  ...SIZES.flatMap(bySize),
  {
    id: "Q3 invented",
    what: "7,000 invented people: F1 less that of an exact match of name and date",
    unit: "",
    atLeast: 0,
    peer: "exact match, in the same run",
    documented: 0.32
  },
  {
    id: "Q4 FEBRL3",
    what: "FEBRL 3 without the number: F1 of the clusters",
    unit: "",
    atLeast: 0.988,
    peer: "Splink .9896, recordlinkage .979, anonlink .947",
    documented: 0.991
  },
  {
    id: "Q4 FEBRL4",
    what: "FEBRL 4 without the number: F1 of the clusters",
    unit: "",
    atLeast: 0.996,
    peer: "Splink .9973, recordlinkage .987, anonlink .958",
    documented: 0.996
  },
  {
    id: "Q6 dates",
    what: "false links, worst name group over the Dutch one",
    unit: "times",
    atMost: 1.5,
    peer: "not offered",
    documented: 1.31
  },
  {
    id: "Q6 1 January",
    what: "the same, a third born on 1 January",
    unit: "times",
    atMost: 1.5,
    peer: "not offered",
    documented: 1.48
  },
  { id: "Q7 10k", what: "stretch: F1 of the clusters, 10k", unit: "", atLeast: 0.945, documented: 0.963 },
  { id: "Q7 100k", what: "stretch: F1 of the clusters, 100k", unit: "", atLeast: 0.905, documented: 0.934 },
  { id: "Q7 recall", what: "stretch: recall at precision .99, 10k", unit: "", atLeast: 0.86, documented: 0.874 },
  {
    id: "S1 p50",
    what: "comparing one signal, history of 220,000, p50",
    unit: "us",
    atMost: 60,
    peer: "Splink 555,000",
    documented: 20
  },
  { id: "S1 p99", what: "comparing one signal, history of 220,000, p99", unit: "us", atMost: 400, documented: 179 },
  {
    id: "S1 growth",
    what: "p50 at 1,000,000 over p50 at 500,000",
    unit: "times",
    atMost: 1.3,
    peer: "grows",
    documented: 1.07
  },
  {
    id: "S2",
    what: "comparisons of one signal, the most, over the bound (budget and three a token)",
    unit: "times",
    atMost: 1,
    peer: "grows"
  },
  {
    id: "S3 rate",
    what: "the whole effect of a signal on PostgreSQL, at the end of the history",
    unit: "signals/s",
    atLeast: 1000,
    peer: "none measured",
    documented: 1600
  },
  {
    id: "S3 single",
    what: "the same, one signal at a time, p95",
    unit: "ms",
    atMost: 50,
    peer: "none measured",
    documented: 41
  },
  {
    id: "S4 structure",
    what: "encodings and index, as link holds them",
    unit: "bytes a signal",
    atMost: 450,
    documented: 596
  },
  {
    id: "S4 resident",
    what: "memory of the whole process, largest file linked in this run",
    unit: "bytes a signal",
    atMost: 1024,
    peer: "Splink 8,000 (17 GB at 2.2 M)",
    documented: 1019
  },
  { id: "S4 disk", what: "on disk without the inbox", unit: "KB a signal", atMost: 2, documented: 2.07 },
  { id: "S4 restart", what: "from nothing running to the first signal linked", unit: "s", atMost: 60, documented: 0.2 },
  {
    id: "S4 rebuild",
    what: "rebuild of a million, equal table by table",
    unit: "s",
    atMost: 600,
    documented: 372
  },
  { id: "S5 time", what: "encoding a record, in one thread", unit: "us", atMost: 200, documented: 124 },
  { id: "S5 wire", what: "the largest encoding on the wire", unit: "bytes", atMost: 1024 },
  {
    id: "P1",
    what: "places where the canary search finds a name, a value or a key (tests of every run of npm test)",
    unit: "places",
    atMost: 0,
    documented: 0
  },
  {
    id: "P2 composites",
    what: "rank attack on tokens, worst kind",
    unit: "of signals",
    atMost: 0.01,
    peer: "nobody ships one",
    documented: 0.04
  },
  {
    id: "P2 equal",
    what: "frequency of equal filters, worst kind",
    unit: "of signals",
    atMost: 0.01,
    documented: 0.028
  },
  { id: "P2 graph", what: "graph of likeness, worst kind", unit: "of signals", atMost: 0.01, documented: 0.005 },
  { id: "P2 patterns", what: "mined letter pairs, worst kind", unit: "of signals", atMost: 0.01, documented: 0.002 },
  {
    id: "P2 covenants",
    what: "two covenants' encodings of the same people told together",
    unit: "of signals",
    atMost: 0.01,
    documented: 0.01
  },
  { id: "P3", what: "cost of the hardening that is on (docs/adr/0007)", unit: "F1", atMost: 0.005, documented: 0.0005 },
  {
    id: "E1",
    what: "largest difference between a weight and the sum of its terms, every compared pair",
    unit: "bits",
    atMost: 1e-9,
    peer: "Splink 2529, 2742: chart and score disagree"
  },
  {
    id: "E1 reading",
    what: "compared pairs without a runner-up reading",
    unit: "pairs",
    atMost: 0,
    peer: NO_MASKED_PEER
  },
  {
    id: "E2",
    what: "records in another cluster when the file comes in another order",
    unit: "records",
    atMost: 0,
    peer: NO_MASKED_PEER
  }
]
