import type { InspectionFile } from "@kruisverband/contract"
import { type PartnerId, Role, type Subject } from "@kruisverband/domain"
import { Schema } from "effect"
import type { Block } from "../../shared/pdf/makePdf.ts"
import { capitalised, listed } from "../../shared/text/join.ts"
import type { Language } from "../../shared/text/Language.tsx"
import { angleLabels, behaviourLabels, roleLabels, themeLabels } from "../../shared/text/labels.ts"
import { dayOrMoment, exactDay, exactMoment } from "../../shared/time/formatMoment.ts"
import { rightsTexts } from "./rightsTexts.ts"

type Kept = InspectionFile["signals"][number]
type Part = InspectionFile["parts"][number]

/** In which words a file is told. */
export interface Reader {
  readonly language: Language
  readonly partnerName: (id: PartnerId) => string
  /** The covenant's title, or its id. */
  readonly covenant: string
}

const textsFor = ({ language }: Reader) => (language === "en" ? rightsTexts.en : rightsTexts.nl)

const labelled = (
  labels: Readonly<Record<string, { readonly nl: string; readonly en: string }>>,
  code: string,
  { language }: Reader
) => labels[code]?.[language] ?? code

/** A person as a signal writes them, in one line. */
const written = ({ address, birthDate, emails, familyName, fullName, givenNames, handles, phones, prefix }: Subject) =>
  [
    fullName ?? [givenNames, prefix, familyName].filter((part) => part !== undefined).join(" "),
    birthDate,
    [address?.street, address?.houseNumber, address?.suffix, address?.postcode, address?.city]
      .filter((part) => part !== undefined)
      .join(" "),
    ...(phones ?? []),
    ...(emails ?? []),
    ...(handles ?? [])
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(", ")

export const titleOf = ({ angle }: Kept, reader: Reader): string =>
  `${textsFor(reader).source}: ${capitalised(labelled(angleLabels, angle, reader))}`

/** What is kept of a signal, name and value. */
export function rowsOf(kept: Kept, reader: Reader): ReadonlyArray<readonly [string, string]> {
  const texts = textsFor(reader)
  const { language, partnerName } = reader
  const { about, assessment, behaviours, observation, observedAt, partner, receivedAt, themes } = kept
  const codes = (
    labels: Readonly<Record<string, { readonly nl: string; readonly en: string }>>,
    all: ReadonlyArray<string>
  ) =>
    listed(
      all.map((one) => labelled(labels, one, reader)),
      language
    )
  const found: ReadonlyArray<readonly [string, string | undefined]> = [
    [texts.keptOn, exactMoment(receivedAt, language)],
    [texts.observed, dayOrMoment(observedAt, language)],
    [texts.organisation, partner === undefined ? undefined : partnerName(partner)],
    [texts.about, about === undefined ? undefined : written(about)],
    [texts.behaviours, behaviours.length === 0 ? undefined : codes(behaviourLabels, behaviours)],
    [texts.themes, themes.length === 0 ? undefined : codes(themeLabels, themes)],
    [texts.observation, observation],
    [texts.assessment, assessment]
  ]
  return found.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

/** Why something of a signal is not there. */
export function notesOf({ observation, persons, wordsLeftOut }: Kept, reader: Reader): ReadonlyArray<string> {
  const texts = textsFor(reader)
  return [
    ...(wordsLeftOut ? [texts.leftOut] : []),
    ...(persons > 1 ? [texts.aboutOthers] : []),
    ...(observation === undefined && !wordsLeftOut ? [texts.askThem] : [])
  ]
}

const isRole = Schema.is(Role)

/** Who received it or looked at it, and when: a role and an organisation, no name. */
export const seenOf = (parts: ReadonlyArray<Part>, reader: Reader): ReadonlyArray<string> =>
  parts.map(({ by, on, role }) => {
    const who = [
      isRole(role) ? labelled(roleLabels, role, reader) : role,
      by === undefined ? undefined : reader.partnerName(by)
    ].filter((part) => part !== undefined)
    return `${capitalised(who.join(", "))}, ${exactDay(on, reader.language)}`
  })

export const leftOutOf = ({ leftOutBy }: InspectionFile, reader: Reader): string | undefined =>
  leftOutBy === undefined ? undefined : textsFor(reader).leftOutBy(listed(leftOutBy, reader.language))

/** The whole file, in the order in which it is read: the same words as on the screen. */
export function blocksOf(file: InspectionFile, reader: Reader): ReadonlyArray<Block> {
  const texts = textsFor(reader)
  const text = (words: string): Block => ({ kind: "text", text: words })
  const seen = (title: string, parts: ReadonlyArray<Part>): ReadonlyArray<Block> => [
    { kind: "subheading", text: title },
    ...(parts.length === 0
      ? [text(texts.nobody)]
      : seenOf(parts, reader).map((line): Block => ({ kind: "item", text: line })))
  ]
  const leftOut = leftOutOf(file, reader)
  return [
    { kind: "title", text: texts.fileTitle },
    text(texts.fileLead(reader.covenant, exactDay(file.madeOn, reader.language))),
    ...(file.signals.length === 0 ? [text(texts.fileNone)] : []),
    ...file.signals.flatMap((kept): ReadonlyArray<Block> => {
      const own = file.parts.filter(({ signal }) => signal === kept.signal)
      return [
        { kind: "heading", text: titleOf(kept, reader) },
        ...rowsOf(kept, reader).map(([name, value]) => text(`${name}: ${value}`)),
        ...notesOf(kept, reader).map(text),
        ...seen(
          texts.recipients,
          own.filter(({ what }) => what === "recipient")
        ),
        ...seen(
          texts.views,
          own.filter(({ what }) => what === "view")
        ),
        ...seen(
          texts.listed,
          own.filter(({ what }) => what === "listed")
        )
      ]
    }),
    ...(leftOut === undefined ? [] : [text(leftOut)]),
    { kind: "heading", text: texts.remedy },
    text(file.remedy.text[reader.language]),
    text(file.remedy.clause)
  ]
}
