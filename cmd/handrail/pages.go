package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"handrail/content"
	"handrail/generator/author"
	"handrail/generator/diag"
	"handrail/generator/schema"
)

func newInit(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Start a new handbook from the starter pages",
		Long: `Init writes the starter handbook into DIR/content (default the current folder):
playbooks, techniques, activities, session plans and more, ready to be read and to
be made your own. It never overwrites anything.`,
		Example: `  handrail init my-handbook
  handrail build my-handbook`,
		Args: arguments(0, 1, "at most one folder"),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.init(siteArg(args, 0))
		},
	}
}

func (a *app) init(dir string) error {
	n, err := author.Init(dir, content.FS)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "A new handbook is in %s: %s in content/.\n", dir, count(n, "file"))
	arg := ""
	if dir != "." {
		arg = " " + dir
	}
	fmt.Fprintf(a.out, "See it:    handrail serve --open%s\nPut in your own contacts and rules: handrail localise%s\n", arg, arg)
	return nil
}

func newNew(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   `new KIND "Title" [SITE]`,
		Short: "Start a page with its fields and parts in place",
		Long: `New writes a page of the given kind, with every field that it needs and the parts
that readers expect, below SITE/content. The file name is made from the title.
handrail kinds lists the kinds.`,
		Example: `  handrail new playbook "Side conversations"
  handrail new activity "Two truths" my-handbook`,
		Args: arguments(2, 3, `a kind and a title in quotes`),
		RunE: func(_ *cobra.Command, args []string) error {
			name, err := author.NewPage(siteArg(args, 2), args[0], args[1])
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s is ready to be written.\nIt is a draft: handrail serve shows it, and it joins the handbook when you delete its line status: draft.\n", name)
			return nil
		},
	}
}

func newExplain(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain CODE",
		Short: "Say more about a mistake",
		Long: `Explain says what a mistake means and how to mend it. CODE is the word in square
brackets at the end of a message; without it, all codes are listed.`,
		Example:           "  handrail explain link-missing",
		Args:              arguments(0, 1, "one code"),
		ValidArgsFunction: cobra.FixedCompletions(diag.Names(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, c := range diag.Codes() {
					fmt.Fprintf(a.out, "%-20s %s\n", c.Name, c.Severity)
				}
				return nil
			}
			name := strings.Trim(args[0], "[]")
			c, ok := diag.Lookup(name)
			if !ok {
				return usageError{text: "no code is called " + name, hint: diag.DidYouMean(name, diag.Names(), "handrail explain lists all codes"), cmd: cmd}
			}
			fmt.Fprintf(a.out, "%s (%s)\n\n%s\n", c.Name, c.Severity, wrap(c.Explain, 78))
			return nil
		},
	}
}

// wrap breaks text between words into lines of at most width letters.
func wrap(text string, width int) string {
	var b strings.Builder
	n := 0
	for i, word := range strings.Fields(text) {
		l := len([]rune(word))
		switch {
		case i == 0:
		case n+1+l > width:
			b.WriteByte('\n')
			n = 0
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(word)
		n += l
	}
	return b.String()
}

func newKinds(a *app) *cobra.Command {
	var asSchema bool
	cmd := &cobra.Command{
		Use:   "kinds [KIND]",
		Short: "List the kinds of pages and their fields",
		Long: `Kinds prints the reference of all kinds of pages, or of one: what it is for, its
folder, its fields with their values and an example, and its fixed parts.

--json-schema prints a JSON Schema of the front matter and of handbook.yaml, from
which editors complete and check while you type.`,
		Example: `  handrail kinds
  handrail kinds playbook
  handrail kinds --json-schema > handrail.schema.json`,
		Args:              arguments(0, 1, "one kind"),
		ValidArgsFunction: cobra.FixedCompletions(kindNames(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(cmd *cobra.Command, args []string) error {
			if asSchema {
				data, err := schema.JSONSchema()
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, "%s\n", data)
				return nil
			}
			if len(args) == 0 {
				schema.Overview(a.out)
				return nil
			}
			k, ok := schema.Lookup(args[0])
			if !ok {
				return usageError{text: "no kind of page is called " + args[0], hint: diag.DidYouMean(args[0], kindNames(), "handrail kinds lists them"), cmd: cmd}
			}
			schema.Reference(a.out, k)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asSchema, "json-schema", false, "print a JSON Schema for editors")
	return cmd
}

func kindNames() []string {
	var names []string
	for _, k := range schema.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

// yes reads one line; an empty one means yes, and the end of input no. The
// error is ctx's: nobody waits for an answer after Ctrl-C.
func yes(ctx context.Context, in io.Reader) (bool, error) {
	answer := make(chan string, 1)
	go func() {
		s := bufio.NewScanner(in)
		if s.Scan() {
			answer <- s.Text()
			return
		}
		answer <- "no"
	}()
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case text := <-answer:
		switch strings.ToLower(strings.TrimSpace(text)) {
		case "", "y", "yes":
			return true, nil
		}
		return false, nil
	}
}
