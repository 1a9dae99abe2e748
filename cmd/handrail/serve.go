package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"rsc.io/qr"

	"handrail/generator"
	"handrail/generator/author"
	"handrail/generator/diag"
	"handrail/generator/serve"
)

// defaultPort is the first port that serve tries.
const defaultPort = 4747

// serveFlags are the flags of serve.
type serveFlags struct {
	port               int
	open, lan, offline bool
}

func newServe(a *app) *cobra.Command {
	var flags serveFlags
	cmd := &cobra.Command{
		Use:   "serve [SITE]",
		Short: "Show the handbook in a browser and keep it up to date",
		Long: `Serve builds SITE in memory, shows it at a local address, and loads open pages
again when you save. Mistakes are printed here and shown over the page; the last
good version stays up until they are mended. Drafts are shown.

With --offline you see what readers will: the handbook is published to a folder
that goes away at the end, without drafts, and the browser keeps it as a phone
would. Stop the server to see that it still opens. A save is published too; the
browser gets it as an update.

Nobody else can reach the address, unless you say --lan: then phones in the same
network can, at the address that is printed (scan the code). Saving the handbook
on a phone and keeping its screen on need https, so they do not work there.`,
		Example: `  handrail serve
  handrail serve --open my-handbook
  handrail serve --lan
  handrail serve --offline`,
		Args: arguments(0, 1, "at most one folder"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.serve(cmd.Context(), siteArg(args, 0), flags)
		},
	}
	cmd.Flags().IntVarP(&flags.port, "port", "p", defaultPort, "port to use; the next free one when it is taken")
	cmd.Flags().BoolVar(&flags.open, "open", false, "open the handbook in the browser")
	cmd.Flags().BoolVar(&flags.lan, "lan", false, "let phones in the local network see it, and print a QR code")
	cmd.Flags().BoolVar(&flags.offline, "offline", false, "publish to a passing folder and let the browser keep the handbook")
	return cmd
}

func (a *app) serve(ctx context.Context, site string, flags serveFlags) error {
	if flags.port < 0 || flags.port > 65535 {
		return usageError{text: fmt.Sprintf("%d is not a port", flags.port), hint: "ports go from 1 to 65535; 0 takes any that is free"}
	}
	dir, err := filepath.Abs(site)
	if err != nil {
		return fmt.Errorf("find %s: %w", site, err)
	}
	if !hasContent(dir) {
		return usageError{text: "there is no handbook in " + site + " (no folder content)", hint: "handrail init " + site + " starts one"}
	}
	g := generator.New(generator.Options{Dir: dir, Theme: defaultTheme(), Drafts: !flags.offline, Few: !flags.offline})
	a.memory.serve()
	build, files := g.Build, fs.FS(nil)
	if flags.offline {
		passing, err := newPassing(g.Build)
		if err != nil {
			return err
		}
		defer passing.close()
		build, files = passing.build, passing.root.FS()
	}
	err = serve.Run(ctx, serve.Options{
		Build: build,
		Files: files,
		Roots: []string{filepath.Join(dir, "content"), filepath.Join(dir, "themes")},
		Port:  flags.port,
		LAN:   flags.lan,
		Log:   a.sayBuilt,
		Ready: func(addrs serve.Addresses) { a.sayReady(addrs, flags) },
	})
	if err == nil {
		return errStopped
	}
	return err
}

// sayBuilt tells of one build.
func (a *app) sayBuilt(e serve.Event) {
	switch {
	case e.Note != "":
		fmt.Fprintf(a.err, "note: %s\n", e.Note)
	case e.Err != nil:
		if d, ok := generator.Fault(e.Err); ok {
			a.print([]diag.Diag{d})
			return
		}
		fmt.Fprintf(a.err, "handrail: %v\n", e.Err)
	case !e.Result.OK():
		a.print(e.Result.Diags)
		errs, warnings := diag.Count(e.Result.Diags)
		fmt.Fprintf(a.err, "%s; the handbook shows its last good version, if there was one\n", tally(errs, warnings))
	default:
		a.print(e.Result.Diags)
		fmt.Fprintf(a.out, "%s built (%s)\n", count(len(e.Result.Site.Nodes), "page"), duration(e.Took))
	}
}

// sayReady tells where the handbook is to be seen.
func (a *app) sayReady(addrs serve.Addresses, flags serveFlags) {
	if addrs.Moved {
		fmt.Fprintf(a.out, "Port %d is taken, so another one is used.\n", flags.port)
	}
	fmt.Fprintf(a.out, "The handbook is at %s (Ctrl-C stops)\n", addrs.Local)
	if addrs.LAN != "" {
		fmt.Fprintf(a.out, "Phones in this network: %s\n", addrs.LAN)
		if code, err := qr.Encode(addrs.LAN, qr.M); err == nil {
			fmt.Fprint(a.out, qrText(code))
		}
		fmt.Fprintln(a.out, "Saving the handbook on the phone and keeping its screen on need https; they do not work here.")
	}
	if flags.open {
		if err := openBrowser(addrs.Local); err != nil {
			fmt.Fprintf(a.err, "note: the browser could not be opened (%v); open the address yourself\n", err)
		}
	}
}

// qrText draws a code with half blocks, light on dark terminals and dark on
// light ones, with the quiet zone that scanners need.
func qrText(code *qr.Code) string {
	const quiet = 2
	var b strings.Builder
	for y := -quiet; y < code.Size+quiet; y += 2 {
		for x := -quiet; x < code.Size+quiet; x++ {
			b.WriteString(halfBlock(code.Black(x, y), code.Black(x, y+1)))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// halfBlock draws two cells, one above the other; a dark cell is left empty.
func halfBlock(upper, lower bool) string {
	switch {
	case upper && lower:
		return " "
	case upper:
		return "▄"
	case lower:
		return "▀"
	default:
		return "█"
	}
}

// openBrowser asks the system to open an address.
func openBrowser(address string) error {
	switch runtime.GOOS {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", address).Start()
	case "darwin":
		return exec.Command("open", address).Start()
	default:
		return exec.Command("xdg-open", address).Start()
	}
}

// here is handrail without a command: serve what is here, or offer to start.
func (a *app) here(cmd *cobra.Command) error {
	if hasContent(".") {
		return a.serve(cmd.Context(), ".", serveFlags{port: defaultPort, open: true})
	}
	if top := author.Around("."); top != "" {
		return usageError{text: "this folder is inside the handbook " + top, hint: "handrail serve --open " + top + " shows it"}
	}
	if !a.terminal || !empty(".") {
		return usageError{text: "there is no handbook in this folder (no folder content)", hint: "handrail init my-handbook starts one in a folder of its own", cmd: cmd}
	}
	fmt.Fprint(a.out, "This folder is empty. Start a handbook here from the starter pages? [Y/n] ")
	ok, err := yes(cmd.Context(), a.in)
	if err != nil {
		return err
	}
	if !ok {
		fmt.Fprintln(a.out, "Nothing was written. handrail --help says what else there is.")
		return nil
	}
	if err := a.init("."); err != nil {
		return err
	}
	return a.serve(cmd.Context(), ".", serveFlags{port: defaultPort, open: true})
}

// empty tells whether a folder holds nothing but hidden files.
func empty(dir string) bool {
	entries, err := os.ReadDir(dir)
	return err == nil && !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !strings.HasPrefix(e.Name(), ".") })
}

func hasContent(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, "content"))
	return err == nil && info.IsDir() || err != nil && !errors.Is(err, fs.ErrNotExist)
}
