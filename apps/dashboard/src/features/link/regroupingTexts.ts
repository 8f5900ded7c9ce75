import { defineTexts } from "../../shared/text/defineTexts.ts"

export const regroupingTexts = defineTexts({
  nl: {
    kinds: {
      merged: "Samengevoegd",
      split: "Gesplitst",
      renewed: "Verder onder een ander nummer",
      rearranged: "Opnieuw verdeeld"
    },
    from: "uit",
    to: "tot",
    signals: (count: number) => (count === 1 ? "1 signaal" : `${count} signalen`)
  },
  en: {
    kinds: {
      merged: "Merged",
      split: "Split",
      renewed: "Goes on under another number",
      rearranged: "Divided otherwise"
    },
    from: "from",
    to: "into",
    signals: (count: number) => (count === 1 ? "1 signal" : `${count} signals`)
  }
})
