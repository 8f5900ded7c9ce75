import type { RightsRequestView } from "@kruisverband/contract"
import type { RightsOutcome } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { TextArea } from "../../shared/ui/TextArea.tsx"
import { rightsTexts } from "./rightsTexts.ts"
import { useRightsAct } from "./useRights.ts"

const OUTCOMES = ["upheld", "dismissed", "withdrawn"] as const satisfies ReadonlyArray<RightsOutcome>

interface Props {
  readonly request: RightsRequestView
  /** Another choice of signals is ticked than was recorded: the decision would be about the one that was. */
  readonly unsaved: boolean
}

/** The decision with its words; what was decided and broke off goes on by itself with one press. */
export function DecideForm({ request, unsaved }: Props) {
  const texts = useTexts(rightsTexts)
  const command = useRightsAct(request)
  const [chosen, setChosen] = useState<RightsOutcome | undefined>(request.outcome)
  const [reason, setReason] = useState(request.decision ?? "")
  const [toldOn, setToldOn] = useState(request.toldOn ?? "")
  const [searchAgain, setSearchAgain] = useState(false)
  const [tried, setTried] = useState(false)
  const say = useBilingual()
  const { kind, state } = request
  const confirms = request.searchAgain?.is === "to-confirm" && chosen !== "withdrawn" ? request.searchAgain : undefined
  const unconfirmed = confirms !== undefined && !searchAgain
  const words =
    kind === "objection" ? texts.decideObjection : kind === "erasure" ? texts.decideErasure : texts.decideOther
  const erases = chosen === "upheld" && (kind === "objection" || kind === "erasure")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (chosen === undefined || reason.trim() === "" || unconfirmed || unsaved) return
    command.mutate({
      act: "decide",
      given: {
        outcome: chosen,
        reason: reason.trim(),
        ...(toldOn === "" ? {} : { toldOn }),
        ...(confirms === undefined ? {} : { searchAgain })
      }
    })
  }
  return (
    <form className="kv-column kv-rights__form kv-no-print" onSubmit={submit} noValidate autoComplete="off">
      <Heading level={2} appearance="level-3">
        {texts.decide}
      </Heading>
      {command.isError && <Failure error={command.error} />}
      {state !== "closing" && (
        <>
          <fieldset className="utrecht-form-fieldset__fieldset">
            <legend className="kv-visually-hidden">{texts.decide}</legend>
            {OUTCOMES.map((outcome) => (
              <Choice
                key={outcome}
                kind="radio"
                name="outcome"
                label={words[outcome]}
                checked={chosen === outcome}
                onChange={() => setChosen(outcome)}
              />
            ))}
            {tried && chosen === undefined && <p role="alert">{texts.choose}</p>}
          </fieldset>
          <Field
            label={texts.reason}
            hint={texts.reasonHint}
            error={tried && reason.trim() === "" ? texts.reasonMissing : undefined}
          >
            {(control) => (
              <TextArea {...control} rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
          <Line
            label={texts.toldOn}
            type="date"
            hint={texts.toldOnHint}
            optional={!(kind === "objection" && chosen === "dismissed")}
            value={toldOn}
            onChange={setToldOn}
          />
          {confirms !== undefined && (
            <div>
              <Choice
                kind="checkbox"
                name="search-again"
                label={say(confirms.text)}
                checked={searchAgain}
                onChange={setSearchAgain}
              />
              {tried && unconfirmed && <p role="alert">{texts.searchAgainMissing}</p>}
            </div>
          )}
        </>
      )}
      {unsaved && <p role="status">{texts.saveFirst}</p>}
      {erases && <p className="kv-notice kv-notice--accent">{texts.upheldSure}</p>}
      <div>
        <Button type="submit" appearance="primary-action-button" busy={command.isPending}>
          {state === "closing" ? texts.goOn : texts.decideDo}
        </Button>
      </div>
    </form>
  )
}
