import type { Told } from "../link/linkTexts.ts"

/** What a report says of a model that was held against truth. */
export const truthTexts = {
  heading: { nl: "Scores tegen de antwoorden", en: "Scores against the truth" },
  scores: { nl: "Scores", en: "Scores" },
  score: { nl: "score", en: "score" },
  records: { nl: "Records met antwoord", en: "Records with truth" },
  wanted: { nl: "Ware paren", en: "True pairs" },
  candidates: {
    nl: "Volledigheid van de kandidaten (voor het wegen)",
    en: "Recall of the candidates (before any weighing)"
  },
  pairPrecision: { nl: "Paren die genoeg wegen: precisie", en: "Pairs at the bar: precision" },
  pairRecall: { nl: "Paren die genoeg wegen: volledigheid", en: "Pairs at the bar: recall" },
  pairF1: { nl: "Paren die genoeg wegen: F1", en: "Pairs at the bar: F1" },
  bestF1: { nl: "Paren, bij het best gekozen gewicht: F1", en: "Pairs at the best bar: F1" },
  recallAt99: { nl: "Volledigheid bij een precisie van 0,99", en: "Recall at precision .99" },
  clusterPrecision: { nl: "Groepen: precisie", en: "Clusters: precision" },
  clusterRecall: { nl: "Groepen: volledigheid", en: "Clusters: recall" },
  clusterF1: { nl: "Groepen: F1", en: "Clusters: F1" },

  curve: { nl: "Precisie en volledigheid", en: "Precision and recall" },
  ownDecision: (version: string): Told => ({
    nl: `${version}, met wat het zelf nodig vindt gemarkeerd`,
    en: `${version}, its own decision marked`
  }),
  curveTitle: {
    nl: "Precisie tegen volledigheid als een paar steeds minder nodig heeft",
    en: "Precision against recall as the bar is lowered"
  },
  curveCaption: {
    nl: "Hoeveel er wordt gevonden en hoeveel daarvan klopt, als alle paren vanaf een gewicht meetellen. Paren die nooit zijn vergeleken, tellen als niet gevonden. Alleen de hoek met de keuzes is getekend; de tabel heeft alles.",
    en: "What is found and how much of it is right, when pairs of a weight and above are taken. Pairs that were never compared count as not found. Only the corner of the decisions is drawn; the table has all."
  },
  byBar: { nl: "Precisie en volledigheid naar wat nodig is", en: "Precision and recall by bar" },

  calibration: { nl: "Kloppen de kansen?", en: "Calibration" },
  calibrationTitle: {
    nl: "Aandeel dat echt één persoon is, tegen de voorspelde kans",
    en: "Share found to be one person against the predicted chance"
  },
  predictedChance: { nl: "voorspelde kans", en: "predicted chance" },
  shareFound: { nl: "aandeel dat klopt", en: "share found" },
  calibrationCaption: {
    nl: "De voorspelde kans dat een paar één persoon is, 1/(1+2^(wat nodig is - gewicht)), naast het aandeel dat echt één persoon is. Op de stippellijn klopt de kans; erboven is het model te voorzichtig, eronder te zeker. Groepjes met weinig paren zeggen weinig: zie de tabel.",
    en: "Predicted chance of a match, 1/(1+2^(bar-weight)), beside the share that is one person in truth. On the dotted line a chance means what it says; above it the model is too careful, below it too sure. Bins with few pairs say little: see the table."
  },
  tenBins: { nl: "De kansen in tien stappen", en: "Calibration in ten bins" },
  bin: {
    nl: (from: string, to: string) => `${from} tot ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`
  },
  predicted: { nl: "voorspeld", en: "predicted" },
  meanPredicted: { nl: "gemiddeld voorspeld", en: "mean predicted" },
  found: { nl: "klopt", en: "found" },

  groups: { nl: "Onterechte koppelingen per naamgroep", en: "False links by name group" },
  noOrigin: {
    nl: "Het bestand met antwoorden heeft geen kolom origin. Daarom zijn de fouten niet per naamgroep te tellen.",
    en: "The truth has no column origin, so errors could not be told apart by name group."
  },
  groupsText: (baseline: string): Told => ({
    nl: `Onterechte koppelingen in de groepen, per 1.000 records van de naamgroep en van beide kanten geteld, en als veelvoud van de Nederlandse naamgroep (${baseline}).`,
    en: `Wrong links in the clusters, per 1,000 records of the group and counted from each end, and as a multiple of the Dutch group (${baseline}).`
  }),
  group: { nl: "naamgroep", en: "name group" },
  ofGroup: { nl: "records", en: "records" },
  perThousand: { nl: "per 1.000", en: "per 1,000" }
} as const
