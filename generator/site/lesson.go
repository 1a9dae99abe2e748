package site

import (
	"fmt"

	"handrail/generator/diag"
	"handrail/generator/markup"
)

// selfCheck is the part of a lesson that asks questions.
const selfCheck = "check-yourself"

// leastOptions is how many answers a question offers at least.
const leastOptions = 2

// SelfCheck is the part of a lesson that asks questions, each a step with
// choices; nil when p has none.
func (p *Page) SelfCheck() *markup.Section {
	for i, s := range p.Doc.Sections {
		if at := partIndex(p.Kind, s); at >= 0 && p.Kind.Parts[at].ID == selfCheck && len(s.Steps) > 0 {
			return &p.Doc.Sections[i]
		}
	}
	return nil
}

// lintQuestions checks that each question of a self-check can be answered: it
// offers a choice, one answer is the best, and each says why.
func lintQuestions(p *Page, s markup.Section) []diag.Diag {
	var ds []diag.Diag
	for i, q := range s.Steps {
		name, best := fmt.Sprintf("question %d", i+1), 0
		for _, c := range q.Choices {
			if c.Ticked {
				best++
			}
		}
		switch {
		case len(q.Choices) == 0:
			ds = append(ds, p.at(q.Off, len("1."), "question-options", name+" has no answers to choose from", "put them below it, indented, each as - [ ] and the best one as - [x]"))
			continue
		case len(q.Choices) < leastOptions:
			ds = append(ds, p.at(q.Off, len("1."), "question-options", name+" has one answer only", "add others that people would give"))
		case best == 0:
			ds = append(ds, p.at(q.Off, len("1."), "question-answer", name+" has no best answer", "write - [x] before it"))
		case best > 1:
			ds = append(ds, p.at(q.Off, len("1."), "question-answer", fmt.Sprintf("%s has %d best answers", name, best), "keep one [x]; make the others [ ], or ask two questions"))
		}
		ds = append(ds, lintOptions(p, name, q.Choices)...)
	}
	return ds
}

func lintOptions(p *Page, name string, options []markup.Choice) []diag.Diag {
	var ds []diag.Diag
	for _, c := range options {
		switch {
		case !c.Box:
			ds = append(ds, p.at(c.Off, len("-"), "question-options", "an answer to "+name+" has no box", "write - [ ] before it"))
		case c.Note.Empty():
			ds = append(ds, p.at(c.Off, len("- [ ]"), "question-feedback", "an answer to "+name+" does not say why it is right or not", "say so in a line below it, indented"))
		}
	}
	return ds
}
