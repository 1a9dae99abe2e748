package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"handrail/generator/author"
	"handrail/generator/site"
)

// walk asks for everything that an organisation makes its own.
func (a *app) walk(ctx context.Context, desk *author.Desk, day time.Time) error {
	pages, err := desk.Pages()
	if err != nil {
		return err
	}
	w := &walker{app: a, ctx: ctx, desk: desk, today: day.Format(time.DateOnly), lines: read(a.in)}
	fmt.Fprintf(a.out, "Enter keeps what is there, - takes it out, skip goes to the next page, quit ends.\nEach answer is written at once.\n")
	for _, p := range pages {
		if err = w.page(p); err != nil {
			break
		}
	}
	if err != nil && !errors.Is(err, errQuit) {
		return err
	}
	return w.sum()
}

// walker asks one person question after question.
type walker struct {
	*app
	ctx   context.Context
	desk  *author.Desk
	today string
	lines <-chan string // what the person types
}

// question is one field to ask for.
type question struct{ field, words string }

var contactQuestions = []question{
	{"phone", "Number to call"}, {"sms", "Number for text messages"}, {"chat_url", "Web address of a chat"},
	{"hours", "When someone answers"}, {"languages", "Languages, with commas"},
}

// page asks for what a page needs, as far as it is not skipped.
func (w *walker) page(p *site.Page) error {
	fmt.Fprintf(w.out, "\n%s (%s)\n", p.Title, p.File())
	ask := w.contact
	if p.Kind.Name == "policy" {
		ask = w.policy
	}
	if err := ask(p); err != nil && !errors.Is(err, errSkip) {
		return err
	}
	return nil
}

func (w *walker) contact(p *site.Page) error {
	name := p.Ref()
	for _, q := range contactQuestions {
		if q.field == "phone" && p.Values.Text("role") == "text" {
			continue // who needs it cannot speak now
		}
		now := p.Values.Text(q.field)
		if q.field == "languages" {
			now = strings.Join(p.Values.Texts(q.field), ", ")
		}
		_, err := w.ask(q.words, now, "", func(text string) error {
			pairs := []author.Pair{{Field: q.field, Text: text}}
			if q.field == "phone" || q.field == "sms" {
				pairs = append(pairs, author.Pair{Field: "verified"}) // that was of the old number
			}
			return w.desk.Set(name, pairs...)
		})
		if err != nil {
			return err
		}
	}
	if err := w.gaps(p); err != nil {
		return err
	}
	p, err := w.desk.Page(name)
	if err != nil {
		return err
	}
	if !author.Reachable(p) {
		place := p.Values.Text("role") == "other" || p.Values.Text("role") == "medical"
		if gaps := p.Gaps(); !place || len(gaps) > 0 {
			w.stays(place, gaps)
			return nil
		}
	}
	checked, proposal := p.Values.Text("verified"), w.today
	if p.Values.Bool("placeholder") && checked != "" {
		checked, proposal = "", checked // Enter must end the placeholder
	}
	_, err = w.ask("Checked on (call it now)", checked, proposal, func(text string) error {
		return w.desk.Set(name, author.Pair{Field: "verified", Text: text}, author.Pair{Field: "placeholder"})
	})
	return err
}

// gaps shows each sentence of the page that has a gap, and asks for the words in
// its place. Enter leaves the gap open.
func (w *walker) gaps(p *site.Page) error {
	for left := 0; ; {
		p, err := w.desk.Page(p.Ref())
		if err != nil {
			return err
		}
		open := p.OpenGaps()
		if left >= len(open) {
			return nil
		}
		g := open[left]
		fmt.Fprintf(w.out, "  %s\n", g.Sentence)
		text, err := w.ask("In place of "+g.Words, "", "", w.setter(p.Ref(), g.Name()))
		if err != nil {
			return err
		}
		if text == "" || text == g.Words {
			left++
		}
	}
}

// stays says why a contact is a placeholder still.
func (w *walker) stays(place bool, gaps []string) {
	if place && len(gaps) > 0 {
		fmt.Fprintf(w.out, "  It has %s to fill in, the first is %s. Until then it stays a placeholder.\n", count(len(gaps), "gap"), gaps[0])
		return
	}
	fmt.Fprintln(w.out, "  No number yet, so it stays a placeholder.")
}

func (w *walker) policy(p *site.Page) error {
	name := p.Ref()
	if err := w.gaps(p); err != nil {
		return err
	}
	who, err := w.ask("Adopted by (role; Enter: nobody yet)", p.Values.Text("adopted_by"), "", w.setter(name, "adopted_by"))
	if err != nil || who == "" {
		return err
	}
	if _, err := w.ask("Law or contract behind it", p.Values.Text("law"), "", w.setter(name, "law")); err != nil {
		return err
	}
	_, err = w.ask("In force since", p.Values.Text("effective"), w.today, func(text string) error {
		return w.desk.Set(name, author.Pair{Field: "effective", Text: text}, author.Pair{Field: "adoption", Text: "adopted"})
	})
	return err
}

func (w *walker) setter(page, field string) func(string) error {
	return func(text string) error { return w.desk.Set(page, author.Pair{Field: field, Text: text}) }
}

// sum says how far the handbook is.
func (w *walker) sum() error {
	pages, err := w.desk.Pages()
	if err != nil {
		return err
	}
	var contacts, set, policies, adopted int
	for _, p := range pages {
		switch {
		case p.Kind.Name == "policy":
			policies++
			if p.Values.Text("adoption") == "adopted" {
				adopted++
			}
		default:
			contacts++
			if !p.Values.Bool("placeholder") {
				set++
			}
		}
	}
	fmt.Fprintf(w.out, "\nSet: %d of %s. Adopted: %d of %s.\nhandrail check --release tells what is left to do.\n",
		set, count(contacts, "contact"), adopted, plural(policies, "policy", "policies"))
	return nil
}

func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
