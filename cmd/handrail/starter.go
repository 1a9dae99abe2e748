package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"handrail/content"
	"handrail/generator/author"
)

func newStarter(a *app) *cobra.Command {
	var seen bool
	cmd := &cobra.Command{
		Use:   "starter PAGE [SITE]",
		Short: "Show how a page differs from the starter's",
		Long: `Starter shows how PAGE of your handbook would change if it became the page of the
starter handbook that this version of Handrail has: lines with - would go, lines
with + would come. It changes nothing. handrail check names pages about life and
safety that were corrected since your handbook was started (starter-changed).

--seen remembers that you looked, so that check is quiet until the next correction.`,
		Example: `  handrail starter playbooks/overdose
  handrail starter --seen playbooks/overdose`,
		Args: arguments(1, 2, "the name of a page"),
		RunE: func(_ *cobra.Command, args []string) error {
			if seen {
				return author.Seen(siteArg(args, 1), args[0], content.FS)
			}
			text, err := author.Compare(siteArg(args, 1), args[0], content.FS)
			if err != nil {
				return err
			}
			if text == "" {
				text = "the page is the same as the starter's\n"
			}
			fmt.Fprint(a.out, text)
			return nil
		},
	}
	cmd.Flags().BoolVar(&seen, "seen", false, "remember that you looked at the starter's page")
	return cmd
}
