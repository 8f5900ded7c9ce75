import { defineTexts } from "../../shared/text/defineTexts.ts"

export const episodeTexts = defineTexts({
  nl: {
    title: "Waar en wanneer",
    note: "Dit gaat over een plek en wat daar speelt, nooit over een persoon.",
    place: "Gemeente",
    period: "Gezien",
    between: (first: string, last: string) => `${first} tot en met ${last}`,
    noPeriod: "geen dag gedeeld",
    undated: (count: number) =>
      count === 1 ? "van 1 signaal is de dag niet gedeeld" : `van ${count} signalen is de dag niet gedeeld`,
    themes: "Thema's",
    theme: (name: string, count: number) => `${name} (${count})`,
    noThemes: "geen thema gedeeld",
    grounds: "Aanknopingspunten",
    onlyPlace: "plek en tijd",
    more: "Wijk, groepen en uitingen staan bij de signalen, als u de inhoud opent."
  },
  en: {
    title: "Where and when",
    note: "This is about a place and what goes on there, never about a person.",
    place: "Municipality",
    period: "Seen",
    between: (first: string, last: string) => `${first} to ${last}`,
    noPeriod: "no day shared",
    undated: (count: number) =>
      count === 1 ? "the day of 1 signal is not shared" : `the day of ${count} signals is not shared`,
    themes: "Themes",
    theme: (name: string, count: number) => `${name} (${count})`,
    noThemes: "no theme shared",
    grounds: "Grounds",
    onlyPlace: "place and time",
    more: "District, groups and expressions are with the signals, once you open the content."
  }
})
