import { type CovenantDocument, CovenantId, covenantTemplates } from "@kruisverband/domain"
import { Paragraph } from "@nl-design-system-candidate/paragraph-react"
import { useNavigate } from "@tanstack/react-router"
import { Button } from "@utrecht/button-react"
import { Textbox } from "@utrecht/textbox-react"
import { Schema } from "effect"
import { type FormEvent, useState } from "react"
import { useTexts } from "../../shared/text/defineTexts.ts"
import { useBilingual } from "../../shared/text/Language.tsx"
import { now } from "../../shared/time/clock.ts"
import { Choice } from "../../shared/ui/Choice.tsx"
import { Failure } from "../../shared/ui/Failure.tsx"
import { Field } from "../../shared/ui/Field.tsx"
import { PageHeading } from "../../shared/ui/PageHeading.tsx"
import { codeOf } from "./codeOf.ts"
import { draftTexts } from "./draftTexts.ts"
import { useSaveCovenant } from "./useDraft.ts"
import "./draft.css"

const isCode = Schema.is(CovenantId)

/** The first step: a model and a title; the text comes after. */
export function Page() {
  const texts = useTexts(draftTexts)
  const say = useBilingual()
  const navigate = useNavigate()
  const save = useSaveCovenant()
  const [model, setModel] = useState(covenantTemplates[0]?.code ?? "")
  const [name, setName] = useState("")
  const [typed, setTyped] = useState<string | undefined>()
  const [tried, setTried] = useState(false)
  const code = typed ?? codeOf(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const template = covenantTemplates.find((one) => one.code === model)
    if (name.trim() === "" || !isCode(code) || template === undefined) return
    save.mutate(
      {
        source: { ...template.document, ...termFrom(now()), id: code, title: { nl: name.trim(), en: "" } },
        revision: 0
      },
      { onSuccess: ({ id }) => void navigate({ to: "/covenants/$id/draft", params: { id } }) }
    )
  }
  return (
    <form className="kv-draft" onSubmit={submit} noValidate>
      <div className="kv-head">
        <PageHeading>{texts.newTitle}</PageHeading>
        <Paragraph className="kv-subtle">{texts.newLead}</Paragraph>
      </div>
      {save.isError && <Failure error={save.error} />}
      <fieldset className="utrecht-form-fieldset__fieldset">
        <legend className="utrecht-form-label">{texts.model}</legend>
        {covenantTemplates.map((template) => (
          <Choice
            key={template.code}
            kind="radio"
            name="model"
            label={say(template.title)}
            hint={say(template.about)}
            checked={model === template.code}
            onChange={() => setModel(template.code)}
          />
        ))}
      </fieldset>
      <Field
        label={texts.name}
        hint={texts.nameHint}
        error={tried && name.trim() === "" ? texts.nameMissing : undefined}
      >
        {(control) => <Textbox {...control} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={texts.code} hint={texts.codeHint} error={tried && !isCode(code) ? texts.codeWrong : undefined}>
        {(control) => <Textbox {...control} value={code} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <div>
        <Button type="submit" appearance="primary-action-button" busy={save.isPending}>
          {texts.begin}
        </Button>
      </div>
    </form>
  )
}

/** From today, for two years: a suggestion that the text can change. */
const termFrom = (today: Date): Pick<(typeof CovenantDocument)["Encoded"], "validFrom" | "validUntil"> => {
  const day = today.toISOString().slice(0, 10)
  return { validFrom: day, validUntil: `${today.getFullYear() + 2}-12-31` }
}
