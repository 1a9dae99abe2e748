package serve
import ("testing";"context";"handrail/generator";"time";"os";"path/filepath";"fmt")
func TestMeasure(t *testing.T){
 for _, settle := range []time.Duration{0, time.Millisecond, 3*time.Millisecond} {
 dir := t.TempDir(); put(t, filepath.Join(dir,"a.md"), "x")
 p := usualPace(); p.settle=settle
 w := newWatcher([]string{dir}, p, func(string){})
 n := 0
 l := newLoop(func(context.Context)(*generator.Result, error){ n++; time.Sleep(10*time.Millisecond); return good(page("index.html","x")),nil}, newState(), p, func(Event){})
 ctx, cancel := context.WithCancel(context.Background())
 go w.run(ctx)
 done := make(chan struct{})
 go func(){ l.run(ctx, w.changed); close(done)}()
 for i:=0;i<20;i++ { os.WriteFile(filepath.Join(dir,"a.md"), []byte(fmt.Sprint("text ", i)), 0o644); time.Sleep(200*time.Millisecond)}
 a := n
 for i:=0;i<20;i++ { os.WriteFile(filepath.Join(dir,"4913"), nil, 0o644); os.Remove(filepath.Join(dir,"4913")); os.Rename(filepath.Join(dir,"a.md"),filepath.Join(dir,"a.md~")); os.WriteFile(filepath.Join(dir,"a.md"), []byte(fmt.Sprint("text ", i)), 0o644); os.Remove(filepath.Join(dir,"a.md~")); time.Sleep(200*time.Millisecond)}
 cancel(); <-done
 fmt.Println(settle, "20 plain saves:", a, "builds; 20 vim saves:", n-a)
 }
}
