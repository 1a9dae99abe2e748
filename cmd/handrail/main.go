// Command handrail builds a facilitator guide from a folder of Markdown, and
// shows it while it is being written.
//
// This package holds flags, wiring, what is printed at the terminal, and exit
// codes; nothing else. See package handrail/generator for how a handbook is
// built.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"handrail/generator/author"
	"handrail/generator/diag"
	"handrail/generator/publish"
)

// Exit statuses.
const (
	exitOK          = 0
	exitContent     = 1   // mistakes in the content
	exitUsage       = 2   // wrong usage, or a failed disk
	exitInterrupted = 130 // Ctrl-C
)

func main() {
	memory := spareMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	a := newApp(os.Stdin, os.Stdout, os.Stderr)
	a.memory = memory
	os.Exit(a.run(ctx, os.Args[1:]))
}

// app is what every command is given of the world.
type app struct {
	in       io.Reader
	out, err io.Writer
	colour   bool    // err is a terminal that shows colours
	terminal bool    // a person sits at in and out
	memory   *memory // of the process; nil where it is another program's
}

// run is the whole program but for the process around it.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	return newApp(in, out, errw).run(ctx, args)
}

func newApp(in io.Reader, out, errw io.Writer) *app {
	a := &app{in: in, out: out, err: errw}
	a.terminal = isTerminal(in) && isTerminal(out)
	a.colour = isTerminal(errw) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return a
}

func (a *app) run(ctx context.Context, args []string) int {
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	return a.exit(root.ExecuteContext(ctx))
}

// errContent ends a command whose diagnostics are printed already.
var errContent = errors.New("mistakes in the content")

// errStopped ends a command that runs until it is interrupted.
var errStopped = errors.New("stopped")

// usageError is a wrong call, with the nearest right one if there is one.
type usageError struct {
	text, hint string
	cmd        *cobra.Command
}

func (e usageError) Error() string { return e.text }

// exit prints what went wrong, once, and picks the status.
func (a *app) exit(err error) int {
	var usage usageError
	var mistake author.Mistake
	var refused author.Refused
	var refusal *publish.Refusal
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errContent):
		return exitContent
	case errors.Is(err, errStopped):
		return exitInterrupted
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.err, "handrail: interrupted; nothing was left half done")
		return exitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(a.err, "handrail: %s\n", usage.text)
		if usage.hint != "" {
			fmt.Fprintf(a.err, "    hint: %s\n", usage.hint)
		}
		if usage.cmd != nil {
			fmt.Fprintf(a.err, "    %s --help says more\n", usage.cmd.CommandPath())
		}
	case errors.As(err, &refused):
		if errors.Is(a.fail(refused.Diags), errContent) {
			return exitContent
		}
	case errors.As(err, &mistake):
		fmt.Fprintf(a.err, "handrail: %s\n", mistake.Text)
		if mistake.Hint != "" {
			fmt.Fprintf(a.err, "    hint: %s\n", mistake.Hint)
		}
	case errors.As(err, &refusal):
		fmt.Fprintf(a.err, "handrail: %s\n", diag.Printable(refusal.Error()))
	default:
		fmt.Fprintf(a.err, "handrail: %v\n", err)
	}
	return exitUsage
}

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
