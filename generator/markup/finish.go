package markup

// finish cuts the Doc out of what was written.
func (w *writer) finish() *Doc {
	d := w.doc
	d.Text = string(w.text)
	all := Fragment{HTML: string(w.html), Holes: w.holes}

	d.Intro = all.own(w.intro.body)
	d.IntroText = w.intro.text.of(d.Text)
	d.Headings = alloc[Heading](len(w.headings))
	for i, h := range w.headings {
		d.Headings[i] = h.Heading
		d.Headings[i].Text = h.words.of(d.Text)
	}
	d.Links = alloc[Link](len(w.links))
	for i, l := range w.links {
		d.Links[i] = l.Link
		d.Links[i].Text = l.words.of(d.Text)
	}
	d.Sections = alloc[Section](len(w.sections))
	for i := range w.sections {
		w.fill(&d.Sections[i], &w.sections[i], all)
	}
	d.entries = alloc[entry](len(w.entries))
	for i, e := range w.entries {
		base := w.intro.body.from
		if e.section >= 0 {
			base = w.sections[e.section].body.from
		}
		e.lead, e.rest = e.lead.minus(base), e.rest.minus(base)
		d.entries[i] = e
	}
	if d.notes > 0 {
		d.Footnotes = all.own(w.notesAt)
	}
	return d
}

// alloc makes a slice of n elements, and none at all when n is 0.
func alloc[T any](n int) []T {
	if n == 0 {
		return nil
	}
	return make([]T, n)
}

func (w *writer) fill(s *Section, m *sectionMarks, all Fragment) {
	s.Heading = w.doc.Headings[m.heading]
	s.Title = all.own(m.title)
	s.Body = all.own(m.body)
	s.Lead = s.Body.cut(cut{m.body.from, m.lead}.minus(m.body.from))
	s.Rest = s.Body.cut(cut{m.lead, m.body.to}.minus(m.body.from))
	s.Text = m.text.of(w.doc.Text)
	s.Ordered = m.ordered
	s.Steps = alloc[Step](len(m.steps))
	for i, st := range m.steps {
		s.Steps[i] = Step{
			Body: s.Body.cut(st.body.minus(m.body.from)),
			Text: st.text.of(w.doc.Text),
			Off:  w.from + st.off,
		}
		if len(st.choices) > 0 {
			w.fillChoices(&s.Steps[i], &st, s.Body, m.body.from)
		}
	}
}

// fillChoices cuts the choices of a step, and what stands around them, out of
// the body of its section, which starts at from.
func (w *writer) fillChoices(s *Step, m *stepMarks, body Fragment, from mark) {
	part := func(a, b mark) Fragment { return body.cut(cut{a, b}.minus(from)) }
	s.Ask, s.After = part(m.body.from, m.list.from), part(m.list.to, m.body.to)
	s.Choices = alloc[Choice](len(m.choices))
	for i, c := range m.choices {
		choice := Choice{Box: c.task.box, Ticked: c.task.ticked, Off: w.from + c.off, Label: part(c.body.from, c.body.to)}
		if c.task.box {
			choice.Label = part(c.task.label.from, c.task.label.to)
			choice.Note = part(c.task.hint.from, c.task.hint.to).join(part(c.task.more, c.body.to))
		}
		s.Choices[i] = choice
	}
}

// own is cut with holes that do not share memory with f's, which belongs to
// the writer.
func (f Fragment) own(c cut) Fragment {
	part := Fragment{HTML: f.HTML[c.from.html:c.to.html]}
	if holes := f.Holes[c.from.hole:c.to.hole]; len(holes) > 0 {
		part.Holes = shift(make([]Hole, 0, len(holes)), holes, -c.from.html)
	}
	return part
}
