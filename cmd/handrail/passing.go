package main

import (
	"context"
	"fmt"
	"os"

	"handrail/generator"
	"handrail/generator/publish"
)

// passing is a folder of the system's own that holds the published handbook
// while serve --offline runs.
type passing struct {
	dir  string
	root *os.Root
	make func(context.Context) (*generator.Result, error)
}

func newPassing(build func(context.Context) (*generator.Result, error)) (*passing, error) {
	dir, err := os.MkdirTemp("", "handrail-offline-")
	if err != nil {
		return nil, fmt.Errorf("make a folder to publish to: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		os.RemoveAll(dir)
		return nil, fmt.Errorf("open the folder to publish to: %w", err)
	}
	return &passing{dir: dir, root: root, make: build}, nil
}

// build builds, and publishes what is good.
func (p *passing) build(ctx context.Context) (*generator.Result, error) {
	res, err := p.make(ctx)
	if err != nil || res.Artifacts == nil {
		return res, err
	}
	if _, err := publish.Write(ctx, p.dir, res.Artifacts, publish.Options{Tool: version()}); err != nil {
		return nil, err
	}
	return res, nil
}

// close removes the folder; what cannot be removed is left to the system.
func (p *passing) close() {
	p.root.Close()
	os.RemoveAll(p.dir)
}
