extension PageControls {
  /// The style of the form, which the page refers to as `/controls.css`.
  public static let style = """
    .controls{margin:1.2rem 0 .8rem;padding:1rem 1.1rem;background:var(--tint,#f3f5f7);\
    border-left:4px solid var(--accent,#12436d)}
    .controls fieldset{border:0;margin:0 0 .9rem;padding:0;display:flex;flex-wrap:wrap;\
    gap:.35rem 1.2rem}
    .controls legend,.controls p label{font-weight:700;padding:0;margin-bottom:.3rem}
    .controls fieldset label{display:inline-flex;align-items:center;gap:.4rem;min-height:1.75rem}
    .controls .fields{display:flex;flex-wrap:wrap;gap:.8rem 1.2rem;align-items:flex-start}
    .controls p{margin:0;display:flex;flex-direction:column}
    .controls small{color:var(--muted,#4f5963);font-size:.8125rem;margin-top:.2rem}
    .controls input:not([type=checkbox]),.controls select,.controls button{font:inherit;\
    padding:.4rem .6rem;min-height:2.6rem;border:1px solid var(--muted,#4f5963);border-radius:3px;\
    color:var(--ink,#1d2329);background:var(--paper,#fff);max-width:100%}
    .controls ::placeholder{color:var(--muted,#4f5963);opacity:1}
    .controls input[name=area]{width:14rem}
    .controls input[name=to]{width:7rem}
    .controls select{text-overflow:ellipsis}
    .controls select[name=scenario]{width:15rem}
    .controls select[name=for]{width:14rem}
    .controls select[name=lang]{width:7.5rem}
    .controls input[type=checkbox]{width:1.15rem;height:1.15rem;margin:0;\
    accent-color:var(--accent,#12436d)}
    .controls button{margin-top:1.95rem;padding:.4rem 1.6rem;font-weight:700;cursor:pointer;\
    color:var(--paper,#fff);background:var(--accent,#12436d);border-color:transparent}
    .controls :focus-visible,.downloads summary:focus-visible,.downloads a:focus-visible{\
    outline:3px solid #f46a25;outline-offset:2px}
    .downloads{margin:0 0 1.2rem}
    .downloads summary{cursor:pointer;font-weight:700;padding:.3rem 0}
    .downloads ul{columns:24rem;column-gap:2.5rem;padding-left:1.2rem;margin:.6rem 0;\
    font-size:.9375rem}
    .downloads li{break-inside:avoid}
    .downloads a{display:inline-block;padding:.1rem .2rem}
    @media (max-width:36rem){.controls fieldset{flex-direction:column;gap:.15rem}\
    .controls .fields{display:grid;grid-template-columns:1fr 1fr}\
    .controls p{grid-column:1/-1}.controls p:last-of-type{grid-column:1}\
    .controls .fields input[name=area],.controls .fields select{width:100%}}
    @media print{.controls,.downloads{display:none}}

    """
}
