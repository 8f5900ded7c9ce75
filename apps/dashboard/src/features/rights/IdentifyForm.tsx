import type { PersonDetails, RightsRequestView } from "@kruisverband/contract"
import type { IdentityChecked } from "@kruisverband/domain"
import { Heading } from "@nl-design-system-candidate/heading-react"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { Button } from "@utrecht/button-react"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { today } from "../../shared/time/today.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { Line } from "../../shared/ui/Line.tsx"
import { Select } from "../../shared/ui/Select.tsx"
import { rightsTexts } from "./rightsTexts.ts"
import { useRightsAct } from "./useRights.ts"

type How = IdentityChecked["how"]
const HOWS = ["at-the-counter", "electronic-id", "authority-in-writing"] as const satisfies ReadonlyArray<How>

const NOBODY = { givenNames: "", prefix: "", familyName: "", postcode: "", houseNumber: "", phone: "" }

/** Only what was filled in: an empty field says nothing. */
const detailsOf = (typed: typeof NOBODY, birthDate: string): PersonDetails => {
  const { familyName, givenNames, houseNumber, phone, postcode, prefix } = typed
  const house = /^\d{1,5}$/u.test(houseNumber.trim()) ? { houseNumber: Number(houseNumber) } : {}
  const address = { ...(postcode.trim() === "" ? {} : { postcode: postcode.trim() }), ...house }
  return {
    familyName: familyName.trim(),
    birthDate,
    ...(givenNames.trim() === "" ? {} : { givenNames: givenNames.trim() }),
    ...(prefix.trim() === "" ? {} : { prefix: prefix.trim() }),
    ...(Object.keys(address).length === 0 ? {} : { address }),
    ...(phone.trim() === "" ? {} : { phones: [phone.trim()] })
  }
}

/** Who asks, and who it is about. What is typed here lives in this form alone, and goes once to be compared. */
export function IdentifyForm({ request }: { readonly request: RightsRequestView }) {
  const texts = useTexts(rightsTexts)
  const command = useRightsAct(request)
  const [hows, setHows] = useState<Readonly<Record<string, How>>>({})
  const [on, setOn] = useState(today)
  const [authorityShown, setAuthorityShown] = useState(false)
  const [bornOn, setBornOn] = useState("")
  const [typed, setTyped] = useState(NOBODY)
  const [tried, setTried] = useState(false)
  const missing = typed.familyName.trim() === "" || bornOn === ""
  const line = (field: keyof typeof NOBODY, optional: boolean) => (
    <Line
      label={texts[field]}
      optional={optional}
      error={tried && !optional && typed[field].trim() === "" ? texts.detailsMissing : undefined}
      value={typed[field]}
      onChange={(value) => setTyped({ ...typed, [field]: value })}
    />
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const [first, ...others] = request.askedBy.map((who) => ({ who, how: hows[who] ?? HOWS[0], on }))
    if (missing || first === undefined) return
    command.mutate({
      act: "identify",
      given: { checks: [first, ...others], authorityShown, bornOn, person: detailsOf(typed, bornOn) }
    })
  }
  return (
    <form className="kv-column kv-rights__form kv-no-print" onSubmit={submit} noValidate autoComplete="off">
      <Heading level={2} appearance="level-3">
        {texts.identify}
      </Heading>
      <Paragraph>{texts.identifyText}</Paragraph>
      {command.isError && <Failure error={command.error} />}
      {request.askedBy.map((who) => (
        <Field key={who} label={texts.how(texts.who[who])}>
          {(control) => (
            <Select
              {...control}
              value={hows[who] ?? HOWS[0]}
              onChange={(value) => {
                const how = HOWS.find((one) => one === value)
                if (how !== undefined) setHows({ ...hows, [who]: how })
              }}
            >
              {HOWS.map((how) => (
                <option key={how} value={how}>
                  {texts.hows[how]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <Line label={texts.checkedOn} type="date" value={on} onChange={setOn} />
      {request.askedBy.includes("representative") && (
        <Choice
          kind="checkbox"
          name="authority"
          label={texts.authorityShown}
          checked={authorityShown}
          onChange={setAuthorityShown}
        />
      )}
      <div className="kv-rights__pair">
        {line("givenNames", true)}
        {line("prefix", true)}
        {line("familyName", false)}
        <Line
          label={texts.bornOn}
          type="date"
          error={tried && bornOn === "" ? texts.detailsMissing : undefined}
          value={bornOn}
          onChange={setBornOn}
        />
        {line("postcode", true)}
        {line("houseNumber", true)}
        {line("phone", true)}
      </div>
      <div>
        <Button type="submit" appearance="primary-action-button" busy={command.isPending}>
          {request.kind === "objection" ? texts.searchObjection : texts.search}
        </Button>
      </div>
    </form>
  )
}
