package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"handrail/generator/diag"
)

const rootHelp = `Handrail turns a folder of Markdown into a handbook for facilitators: searchable
as you type, readable on a phone, printable, and made of plain files.

Without a command it shows the handbook of the current folder in your browser
and keeps it up to date while you write. In a folder without a handbook it
offers to start one.`

const rootExample = `  handrail                                     show the handbook here
  handrail init my-handbook                    start a new handbook
  handrail new playbook "Side conversations"   start a page
  handrail check                               look for mistakes
  handrail build                               write the site to public/`

// exitHelp ends the help of every command.
const exitHelp = `
Exit status: 0 fine, 1 mistakes in the content, 2 wrong usage or a failed disk,
130 interrupted.
`

// newRoot makes the command tree.
func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:           "handrail [command]",
		Short:         "Build a handbook for facilitators from Markdown",
		Long:          rootHelp,
		Example:       rootExample,
		Version:       version(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return a.here(cmd)
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(newInit(a), newNew(a), newBuild(a), newServe(a), newCheck(a), newPlan(a), newLocalise(a), newStarter(a), newExplain(a), newKinds(a), newVersion(a))
	root.InitDefaultCompletionCmd()
	root.InitDefaultHelpCmd()
	root.SetUsageTemplate(strings.TrimRight(root.UsageTemplate(), "\n") + "\n" + exitHelp)
	return root
}

// unknownCommand answers a command that does not exist with the nearest one.
func unknownCommand(cmd *cobra.Command, name string) error {
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	hint := "the commands are " + strings.Join(names, ", ")
	if hasContent(name) {
		hint = "handrail serve --open " + name + " shows that handbook"
	}
	if n := diag.Nearest(name, names); n != "" {
		hint = "did you mean handrail " + n + "?"
	}
	return usageError{text: "no command is called " + name, hint: hint, cmd: cmd}
}

// flagError answers a flag that does not exist with the nearest one.
func flagError(cmd *cobra.Command, err error) error {
	text := err.Error()
	if wrong, ok := errors.AsType[*pflag.InvalidValueError](err); ok && wrong.GetFlag().Value.Type() == "int" {
		return usageError{text: "--" + wrong.GetFlag().Name + " needs a whole number, not " + wrong.GetValue(), hint: firstExample(cmd), cmd: cmd}
	}
	name, ok := strings.CutPrefix(text, "unknown flag: --")
	if !ok {
		return usageError{text: text, cmd: cmd}
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return usageError{
		text: cmd.CommandPath() + " has no flag --" + name,
		hint: diag.DidYouMean("--"+name, names, ""), cmd: cmd,
	}
}

// arguments refuses more than n arguments, and fewer than least, in words.
func arguments(least, most int, want string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usageError{text: cmd.CommandPath() + " needs " + want, hint: firstExample(cmd), cmd: cmd}
		case len(args) > most:
			return usageError{text: cmd.CommandPath() + " takes " + want + ", and no more: " + strings.Join(args[most:], " "), cmd: cmd}
		}
		return nil
	}
}

func firstExample(cmd *cobra.Command) string {
	line, _, _ := strings.Cut(strings.TrimSpace(cmd.Example), "\n")
	if line == "" {
		return ""
	}
	return "for example: " + line
}

// siteArg is the SITE argument at index i, or the current folder.
func siteArg(args []string, i int) string {
	if len(args) > i {
		return args[i]
	}
	return "."
}
