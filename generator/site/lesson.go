package site

import (
	"cmp"
	"fmt"
	"math"
	"slices"

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

// Taught lists the lessons that cover the page or link it, in order.
func (n *Node) Taught() []*Node {
	out := slices.Clone(n.Lessons)
	for _, b := range n.Backlinks {
		if b.Kind.Name == "lesson" && !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	slices.SortFunc(out, func(a, b *Node) int { return cmp.Compare(a.index, b.index) })
	return out
}

// Asked tells which questions of a self-check are about the page p: those that
// link it, in their own words or in what they say of an answer. They count
// from 1.
func (n *Node) Asked(p *Node) []int {
	s := n.SelfCheck()
	if s == nil {
		return nil
	}
	end := math.MaxInt // of the part
	for _, other := range n.Doc.Sections {
		if other.Off > s.Off {
			end = min(end, other.Off)
		}
	}
	var out []int
	for i, l := range n.Doc.Links {
		if n.Targets[i].Node != p || l.Off >= end {
			continue
		}
		at := 0 // the question that holds the link
		for at < len(s.Steps) && s.Steps[at].Off < l.Off {
			at++
		}
		if at > 0 && !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	return out
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
