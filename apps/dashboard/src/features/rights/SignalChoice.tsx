import type { RightsRequestView } from "@kruisverband/contract"
import type { Agreement, SignalId } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { capitalised, listed } from "../../shared/text/join.ts"
import { useLanguage } from "../../shared/text/Language.tsx"
import { angleLabels, fieldLabels } from "../../shared/text/labels.ts"
import { useLabels } from "../../shared/text/useLabels.ts"
import { exactMoment } from "../../shared/time/formatMoment.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { rightsTexts } from "./rightsTexts.ts"
import { useRightsAct } from "./useRights.ts"

type Found = RightsRequestView["signals"][number]

interface Props {
  readonly request: RightsRequestView
  /** Whether what is ticked is another choice than what was recorded. */
  readonly onChanged: (changed: boolean) => void
}

/** The signals that fit, by what agrees alone; the officer says which are about the person. */
export function SignalChoice({ request, onChanged }: Props) {
  const texts = useTexts(rightsTexts)
  const command = useRightsAct(request)
  const [chosen, setChosen] = useState<ReadonlySet<SignalId>>(
    () => new Set(request.signals.filter((one) => one.chosen).map(({ signal }) => signal))
  )
  const mayChoose = request.may.includes("choose")
  const differs = (ticked: ReadonlySet<SignalId>) =>
    request.signals.some((one) => one.chosen !== ticked.has(one.signal))
  const changed = differs(chosen)
  const toggle = (signal: SignalId, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(signal)
    else next.delete(signal)
    setChosen(next)
    onChanged(differs(next))
  }
  return (
    <section className="kv-column kv-rights__form">
      <Heading level={2} appearance="level-3">
        {texts.signals}
      </Heading>
      {request.signals.length === 0 && <Paragraph>{texts.noSignals}</Paragraph>}
      {request.signals.length > 0 && mayChoose && <Paragraph className="kv-subtle">{texts.signalsText}</Paragraph>}
      {request.kind === "objection" && request.state === "open" && (
        <p className="kv-notice" role="status">
          {texts.restrictedNow}
        </p>
      )}
      {command.isError && <Failure error={command.error} />}
      {request.signals.length > 0 && mayChoose && (
        <fieldset className="utrecht-form-fieldset__fieldset">
          <legend className="utrecht-form-label">{texts.chosen}</legend>
          {request.signals.map((found) => (
            <Candidate
              key={found.signal}
              found={found}
              checked={chosen.has(found.signal)}
              onChange={(on) => toggle(found.signal, on)}
            />
          ))}
        </fieldset>
      )}
      {request.signals.length > 0 && !mayChoose && (
        <ul>
          {request.signals
            .filter((one) => one.chosen)
            .map((found) => (
              <li key={found.signal}>
                <Told found={found} />
              </li>
            ))}
        </ul>
      )}
      {mayChoose && changed && (
        <div>
          <Button
            appearance="secondary-action-button"
            busy={command.isPending}
            onClick={() =>
              command.mutate({ act: "choose", given: { signals: [...chosen] } }, { onSuccess: () => onChanged(false) })
            }
          >
            {texts.saveChoice}
          </Button>
        </div>
      )}
    </section>
  )
}

function Told({ found }: { readonly found: Found }) {
  const texts = useTexts(rightsTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const { angle, fit, receivedAt } = found
  return (
    <>
      {capitalised(label(angleLabels, angle))}, {texts.received} {exactMoment(receivedAt, language)} ({texts[fit]})
    </>
  )
}

interface CandidateProps {
  readonly found: Found
  readonly checked: boolean
  readonly onChange: (on: boolean) => void
}

function Candidate({ checked, found, onChange }: CandidateProps) {
  const texts = useTexts(rightsTexts)
  const label = useLabels()
  const { language } = useLanguage()
  const of = (agreement: Agreement) =>
    listed(
      found.agrees.filter((one) => one.agreement === agreement).map(({ field }) => label(fieldLabels, field)),
      language
    )
  const [same, close, differs] = [of("exact"), of("close"), of("differs")]
  const hints = [
    same === "" ? "" : texts.agrees(same),
    close === "" ? "" : texts.close(close),
    differs === "" ? "" : texts.differs(differs),
    found.persons > 1 ? texts.persons(found.persons) : "",
    found.deferred ? texts.deferred : ""
  ]
  return (
    <Choice
      kind="checkbox"
      name="signal"
      label={<Told found={found} />}
      hint={hints.filter((one) => one !== "").join(" · ")}
      checked={checked}
      onChange={onChange}
    />
  )
}
