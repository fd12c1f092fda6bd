/// The SHA-256 of each embedded file, as the README of its folder states it.
///
/// The bytes come from the file when the program is built; the digests are written down here, so
/// that a program whose data were changed afterwards can tell.
package enum EmbeddedDigests {
  /// The digests by path.
  package static let all: [String: String] = [
    "datasets/employment-projections/details.csv":
      "379e076c845ae99b6137635a8a47f1f116a6511312465a4f59440762a4fbe90f",
    "datasets/employment-projections/factors.csv":
      "1c83286a61aabc93f2e38576f8440c9f22e428dac3d32a87a695a4ab29392e96",
    "datasets/employment-projections/growth-classes.csv":
      "03ce0a4c4b1487f9fda6008680b1edc5af02dfdd832b5f3f512fd0792738a595",
    "datasets/employment-projections/line-items.csv":
      "77a4d27d824033416a7ecde89020b2bce0f5f39594d7e6db51c76c45a5950111",
    "datasets/employment-projections/rounds.csv":
      "7cad7f0559412daae61f14647defec2496698adb098b6cf94783cfe45b73734a",
    "datasets/employment-projections/states.csv":
      "bb501bedbfe26dbe1a566c6488af8723f65dffe627f01731d8adde8dc99af11c",
    "datasets/oews/area-sources.csv":
      "0c12e2c24c83e5bb4dbe6fdd8f8c74c2692b70da66b2c6734bce932baadccc97",
    "datasets/oews/metropolitan.csv":
      "0fe7ede1813c28e93cbfa5479c250f9b23bd8a7cf6d5ff63273c6d3749b7aeba",
    "datasets/oews/national.csv":
      "80e37c0208c7880b34896478e9f459e2fdaca57d9df6c7d98cf41801df342749",
    "datasets/oews/panel.csv":
      "be3aaf6037f7012ec69f5c24fedbff0c0b1b84c65b64f27eb88e73e75bc4d6cb",
    "datasets/oews/states.csv":
      "f73e4b1783f6ef3ed9889754e596d2aa8e8565dcd106617a36bfa2dffcb5acc7",
    "datasets/pathways/bodies.csv":
      "09fef3f589ac445bd3d68fc7667cd66ef1919251b37ab24c432134f3a160a405",
    "datasets/pathways/credentials.csv":
      "1d1b246db7c02ee8c40fcf462e024a14384986c34611fdbf7e6b77a3f51f760a",
    "datasets/pathways/entry.csv":
      "ff7aeccf20af4f45eb750eb0ef2496a7342b4d69500f9ceef2b0e4afe2e0840e",
    "datasets/pathways/routes.csv":
      "f4c272ad78cc9d5b5aba1a58a46c7338b6b959728b7aa34aab8f83fa4d271f65",
    "datasets/population/population.csv":
      "355f26c2ee3977881bad559ab9aec5534359e03dc646b81c717614933a145c60",
    "datasets/prices/cpi-u.csv":
      "c347f6fc63401ef26499dc8b2b3eda2bc59f7b6055603fd78b8815c6d4593164",
    "datasets/scenarios/automation.yaml":
      "34cf8d9cb6077fb4ab46365d08cd530d34bd6009544a825216171f8433d8a180",
    "datasets/scenarios/baseline.yaml":
      "355348be0cc8eadf003c8c25c494738de2de93d6e5df386f1073106cda061ba4",
    "datasets/scenarios/expanded-training.yaml":
      "acb417f49fa85a6fbae80ce2029115b2f384c55019a7c5579228e34bd33bb11a",
    "datasets/scenarios/high-retirement.yaml":
      "4bf357323fc3a3823d74c05349789c6d46583565f9f9865090c7d666df74a8cc",
    "datasets/scenarios/recession.yaml":
      "02fcb105fb80a017dd38eeca1ed2b208dd7b0e4bdb0ba062e8674fcacd219d10",
    "datasets/soc/crosswalk.csv":
      "013bd5ccccd99a1565f78b310b8136a953386b0e36231bd1f58e17816a10c6d5",
    "datasets/soc/history.csv":
      "5336d5c2f9098734bc01c73d77d5551d96e8489bb21550bbdc970266235ee220",
    "datasets/soc/occupations.csv":
      "5396f7f6ce8356445a1d4862fd0f94ec0d6d91ade6d4d55c7d92844923851e9e",
    "datasets/supply/supply.csv":
      "055c9c24a83395c9dfd1fa54bc3d73d29a6a91eefe2b0d9faeb59d2c680e20ea",
  ]
}
