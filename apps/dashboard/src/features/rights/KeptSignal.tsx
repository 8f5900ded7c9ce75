import type { InspectionFile } from "@kruisverband/contract"
import { Role, type Subject } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Schema } from "effect"
import { useRegistry } from "../../shared/api/useRegistry.ts"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised, listed } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels, behaviourLabels, roleLabels, themeLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { dayOrMoment, exactDay, exactMoment } from "../../shared/time/formatMoment.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { rightsTexts } from "./rightsTexts.ts"

type Kept = InspectionFile["signals"][number]
type Part = InspectionFile["parts"][number]

interface Props {
  readonly kept: Kept
  readonly parts: ReadonlyArray<Part>
  readonly isLeftOut: boolean
  readonly onLeaveOut: (on: boolean) => void
}

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

const isRole = Schema.is(Role)

/** What is kept of one signal, as the person reads it. */
export function KeptSignal({ isLeftOut, kept, onLeaveOut, parts }: Props) {
  const texts = useTexts(rightsTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const { about, angle, assessment, behaviours, observation, observedAt, partner, persons, receivedAt, themes } = kept
  const rows: ReadonlyArray<readonly [string, string]> = [
    [texts.keptOn, exactMoment(receivedAt, language)],
    [texts.observed, dayOrMoment(observedAt, language)],
    ...(partner === undefined ? [] : [[texts.organisation, registry.partnerName(partner)] as const]),
    ...(about === undefined ? [] : [[texts.about, written(about)] as const]),
    ...(behaviours.length === 0
      ? []
      : [
          [
            texts.behaviours,
            listed(
              behaviours.map((one) => label(behaviourLabels, one)),
              language
            )
          ] as const
        ]),
    ...(themes.length === 0
      ? []
      : [
          [
            texts.themes,
            listed(
              themes.map((one) => label(themeLabels, one)),
              language
            )
          ] as const
        ]),
    ...(observation === undefined ? [] : [[texts.observation, observation] as const]),
    ...(assessment === undefined ? [] : [[texts.assessment, assessment] as const])
  ]
  return (
    <section className="kv-column kv-rights__form">
      <Heading level={2} appearance="level-3">
        {texts.source}: {capitalised(label(angleLabels, angle))}
      </Heading>
      <dl className="kv-readings">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="kv-words">{value}</dd>
          </div>
        ))}
      </dl>
      {kept.wordsLeftOut && <p className="kv-words">{texts.leftOut}</p>}
      {persons > 1 && <p className="kv-words">{texts.aboutOthers}</p>}
      {observation === undefined && !kept.wordsLeftOut && <p className="kv-words">{texts.askThem}</p>}
      {(observation !== undefined || isLeftOut) && (
        <div className="kv-no-print">
          <Choice kind="checkbox" name="leave-out" label={texts.leaveOut} checked={isLeftOut} onChange={onLeaveOut} />
        </div>
      )}
      <Seen title={texts.recipients} parts={parts.filter(({ what }) => what === "recipient")} />
      <Seen title={texts.views} parts={parts.filter(({ what }) => what === "view")} />
    </section>
  )
}

function Seen({ parts, title }: { readonly title: string; readonly parts: ReadonlyArray<Part> }) {
  const texts = useTexts(rightsTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { registry } = useRegistry()
  const who = ({ by, role }: Part) =>
    [isRole(role) ? label(roleLabels, role) : role, by === undefined ? undefined : registry.partnerName(by)]
      .filter((part) => part !== undefined)
      .join(", ")
  return (
    <>
      <Heading level={3} appearance="level-4">
        {title}
      </Heading>
      {parts.length === 0 && <p className="kv-words">{texts.nobody}</p>}
      {parts.length > 0 && (
        <ul>
          {parts.map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two looks of one role on one day are alike, and the order stands
            <li key={place}>
              {capitalised(who(part))}, {exactDay(part.on, language)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
