import { Attestation, type Value } from "@kruisverband/domain"
import { Schema } from "effect"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { documentTexts } from "../../shared/covenant/documentTexts.ts"
import { usePeriod } from "../../shared/covenant/usePeriod.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import {
  angleLabels,
  identifierLabels,
  kindLabels,
  levelLabels,
  professionLabels,
  purposeLabels
} from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { compareTexts } from "./compareTexts.ts"

const codes = [angleLabels, identifierLabels, kindLabels, levelLabels, professionLabels, purposeLabels]

/** A place in a covenant and what it says there, in the reader's words; a code without a word stays as it is. */
export function useDifferenceWords() {
  const texts = useTexts(compareTexts)
  const words = useTexts(documentTexts)
  const label = useLabels()
  const period = usePeriod()
  const { registry } = useRegistry()
  const places: Readonly<Record<string, string>> = { ...texts.places, ...words.clock }
  const partners = new Map<string, string>(registry.partners.map((partner) => [partner.id, partner.name]))
  const municipalities = new Map<string, string>(registry.municipalities.map((one) => [one.code, one.name]))
  const named = (code: string) => partners.get(code) ?? municipalities.get(code)

  const sayPlace = (field: string): string =>
    field
      .split("/")
      .slice(1)
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
      .map((part) => places[part] ?? named(part) ?? label(angleLabels, part))
      .join(", ")

  const textOf = (text: string): string => {
    if (/^P\d/u.test(text)) return period(text)
    if (isAttestation(text)) return words.attestations[text]
    const found = codes.find((labels) => text in labels)
    return found === undefined ? (named(text) ?? text) : label(found, text)
  }

  const sayValue = (value: Value): string => {
    if (typeof value === "string") return textOf(value)
    if (typeof value === "boolean") return value ? texts.yes : texts.no
    if (typeof value === "number") return String(value)
    if (isList(value)) return value.map(sayValue).join(", ")
    return Object.entries(value)
      .map(([key, inner]) => `${places[key] ?? key}: ${sayValue(inner)}`)
      .join("\n")
  }
  return { sayPlace, sayValue }
}

const isAttestation = Schema.is(Attestation)
const isList = (value: Value): value is ReadonlyArray<Value> => Array.isArray(value)
