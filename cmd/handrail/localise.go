package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"handrail/generator/author"
	"handrail/generator/diag"
	"handrail/generator/schema"
)

func newLocalise(a *app) *cobra.Command {
	var day today
	var set []string
	var from string
	cmd := &cobra.Command{
		Use:   "localise [SITE]",
		Short: "Put in your own contacts and rules, one question after the other",
		Long: `Localise asks for the numbers of your contacts, for the words in the place of each
gap in [brackets], and for the adoption of your rules, and writes each answer into its
file in SITE/content at once. Enter keeps what is there, - takes it out, skip goes on
to the next page, quit ends. Run it as often as you like; what was answered is kept,
and of the gaps it asks for those that are open. Nothing else in a file changes.

A number is written as you type it, and dialled as you type it. A contact stops
being a placeholder when you say on which day it was checked.

Without questions: --set names a page, a field and its value, as often as needed;
--from reads a YAML file with the same under each page's name. A gap is named by its
words with the brackets, and from the second with the same words on by a number
behind them: "[role] 2". Then a contact that
gets a number counts as checked today, unless verified says otherwise, and a policy
with adopted_by as adopted from today. The answers are written all or none. Of other
pages than contacts and policies, reviewed, reviewer and review_by may be set.`,
		Example: `  handrail localise
  handrail localise --set contacts/crisis-line.phone="555 0100" my-handbook
  handrail localise --set 'policies/transport.[do or do not]=do not'
  handrail localise --from answers.yaml`,
		Args: arguments(0, 1, "at most one folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			desk, err := author.OpenDesk(siteArg(args, 0), day.day())
			if err != nil {
				return err
			}
			defer desk.Close()
			if from == "" && len(set) == 0 {
				return a.walk(cmd.Context(), desk, day.day())
			}
			answers, err := readAnswers(from, set, cmd)
			if err != nil {
				return err
			}
			return a.answerAll(cmd.Context(), desk, answers)
		},
	}
	cmd.Flags().StringArrayVar(&set, "set", nil, "PAGE.FIELD=VALUE to write; may be given again")
	cmd.Flags().StringVar(&from, "from", "", "YAML file with answers")
	registerToday(cmd, &day)
	return cmd
}

// answers are pairs for pages, in the order in which the pages were named.
type answers struct {
	pages []string
	pairs map[string][]author.Pair
}

func (n *answers) add(page, field, text string) {
	page = strings.TrimSuffix(page, ".md")
	if n.pairs == nil {
		n.pairs = map[string][]author.Pair{}
	}
	if n.pairs[page] == nil {
		n.pages = append(n.pages, page)
	}
	n.pairs[page] = append(n.pairs[page], author.Pair{Field: field, Text: text})
}

// readAnswers reads the file of answers, and then those of --set, which win.
func readAnswers(from string, set []string, cmd *cobra.Command) (*answers, error) {
	var n answers
	if from != "" {
		data, err := os.ReadFile(from)
		if err != nil {
			return nil, fmt.Errorf("read the answers: %w", err)
		}
		list, ds := schema.Answers(from, data)
		if errs, _ := diag.Count(ds); errs > 0 {
			return nil, author.Refused{Diags: ds}
		}
		for _, l := range list {
			n.add(l.Page, l.Field, l.Text)
		}
	}
	for _, s := range set {
		page, field, text, ok := splitAnswer(s)
		if !ok {
			return nil, usageError{text: "--set " + s + " names no page, field and value", hint: `for example: --set contacts/crisis-line.phone="555 0100"`, cmd: cmd}
		}
		n.add(page, field, text)
	}
	return &n, nil
}

// splitAnswer reads PAGE.FIELD=VALUE. The words of a gap may hold dots and equal
// signs.
func splitAnswer(s string) (page, field, text string, ok bool) {
	if page, gap, found := strings.Cut(s, ".["); found {
		if words, rest, found := strings.Cut(gap, "]"); found {
			nth, text, ok := strings.Cut(rest, "=")
			return page, "[" + words + "]" + nth, text, ok
		}
	}
	name, text, ok := strings.Cut(s, "=")
	dot := strings.LastIndexByte(name, '.')
	if !ok || dot < 0 || name[dot:] == ".md" {
		return "", "", "", false
	}
	return name[:dot], name[dot+1:], text, true
}

// answerAll writes answers to all pages, or to none when one of them is
// refused.
func (a *app) answerAll(ctx context.Context, desk *author.Desk, n *answers) error {
	var bad []diag.Diag
	for _, page := range n.pages {
		p, err := desk.Page(page)
		if err != nil {
			return err
		}
		n.pairs[page] = desk.Complete(p, n.pairs[page])
		_, _, err = desk.Try(page, n.pairs[page]...)
		if refused, ok := errors.AsType[author.Refused](err); ok {
			bad = append(bad, refused.Diags...)
		} else if err != nil {
			return err
		}
	}
	if len(bad) > 0 {
		return author.Refused{Diags: bad}
	}
	for _, page := range n.pages {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := desk.Set(page, n.pairs[page]...); err != nil {
			return err
		}
	}
	fmt.Fprintf(a.out, "%s set. handrail check --release tells what is left to do.\n", count(len(n.pages), "page"))
	return a.tellGaps(desk, n.pages)
}

// tellGaps names the pages whose text still has gaps to fill in.
func (a *app) tellGaps(desk *author.Desk, pages []string) error {
	for _, name := range pages {
		p, err := desk.Page(name)
		if err != nil {
			return err
		}
		if gaps := p.Gaps(); len(gaps) > 0 {
			fmt.Fprintf(a.out, "%s has %s to fill in, the first is %s\n", p.File(), count(len(gaps), "gap"), gaps[0])
		}
	}
	return nil
}
