export const HELP = `點值 Dianzhi — 醫保 DRG 點數結算 / settles a county's medical-insurance fund under DRG points

用法 Usage
  dianzhi settle INPUT (--month YYYY-MM | --year YYYY) [--out DIR] [--cases] [--digest FILE]
      結算一個月或一年 / settle a month or a year
      INPUT    .xlsx 工作簿、每表一個 CSV 的文件夾，或摘要文件
               a workbook, a folder with one CSV per tab, or a digest file
      --out    結果文件夾，預設 ./out / where results go, default ./out
      --cases  另寫 cases.ndjson，逐例列出類別與點數 / also list every case
      --digest 以摘要代替病例表 / take this digest in place of the 病例 tab
      --threads 讀病例文件的線程數，預設為處理器核數 / threads for case files, default one per core
      --law-date, --known-at YYYY-MM-DD
               按該日的法規、該日所知重算，預設為期末與今日
               of that day's law, as known on that day; by default the period's last day and today

  dianzhi digest INPUT [CASES.csv …] --out FILE
      把病例歸成合計數，不含任何病例行 / write the sums without any case row
      CASES.csv 同一年度的其他病例文件 / further case files of the same year
      --threads 同上 / as above
      --work   保留各片結果的文件夾：中斷後再運行，只算缺的片
               keeps what each piece of a file came to: a run that was cut off goes on from there

  dianzhi explain INPUT (--month YYYY-MM | --year YYYY)
          [--case NUMBER | --institution CODE | --consortium CODE] [--fund 職工|居民] [--amount 應付額]
      逐步解釋一個數：公式、代入的數、出處、條款；預設解釋點值
      open a number down to its sources: formula, numbers put in, cells, articles
          --statement METHOD [--table KEY --row CODE --column KEY]
      點數以外付費方式的結算表；不指明表、行、列時列出可以解釋的金額
      a statement of another payment method; lists what can be asked where table, row or column is missing

  dianzhi compare INPUT_A INPUT_B (--month YYYY-MM | --year YYYY) [--out DIR]
          [--law-date[-a|-b] YYYY-MM-DD] [--known-at[-a|-b] YYYY-MM-DD]
      比較兩份輸入，或一份輸入在兩個法規日期：哪些數據、參數、規則不同，各移動了多少，逐項相加即全部變動
      two inputs, or one under two laws: what differs, and what each difference moved, adding up exactly

  dianzhi what-if INPUT [DRAFT…] (--month YYYY-MM | --year YYYY) [--out DIR] [--digest FILE]
      在生效之前測算，並列各方得失；不給草案時讀 INPUT 的「測算提案」表，一行改一處
      before it counts: who gains and loses, one column per proposal; without DRAFT, those of the tab 測算提案
      DRAFT    只含要改的行的文件：空白格沿用原值，「刪除」欄填「是」去掉該行
               a file of only the rows that change: blanks keep what they were

  dianzhi forecast INPUT [--through YYYY-MM] [--out DIR]
      由已結月份預測年底的點值、支出與清算，並預警；預設到「月度預付」的最後一個月
      forecast the year's end, with a range and warnings, from its closed months

  dianzhi watch INPUT (--month YYYY-MM | --quarter YYYY-N | --year YYYY) [--out DIR] [--documents]
      監管分析：異常清單、用量、記分、指標、風險、預警與例行文書；不改變任何應付額
      supervision: hints on cases and volumes, doctor points, indicators, risk, warnings, routine documents
      另寫 異常處理.csv：已有的處理記錄加上新的異常，填寫後放回輸入，下次照舊
      異常處理.csv holds what was noted and the new flags: fill it in and put it back into the input
      --documents 另寫每個醫共體一份：預算告知書、快報與其機構的異常，不含任何個人
                  a file for every 醫共體 as well, with nothing of another and no person
      --digest, --threads 同 settle / as in settle

  dianzhi dispute INPUT --institution CODE (--month YYYY-MM | --year YYYY) [--cases C1,C2…] [--out DIR]
      一家機構的爭議材料（.xlsx；裝有 LibreOffice 或 Chromium 時另有 .pdf），不含其他機構的任何內容
      one institution's dispute file: cases, reviews, deductions, statement, explanations

  dianzhi pack INPUT --month YYYY-MM [--out DIR]
      每家機構一份當月數據包 / the month's data of every institution, one file each

  dianzhi init FILE.xlsx [--scheme ID] [--locale zh-Hant|zh-Hans] [--methods scheme|all|NAME,…] [--supervision]
      寫一個帶下拉選項與說明的空白模板 / write an empty, validated template
      --methods 另加其他支付方式的工作表；scheme 為方案文件所寫的
                tabs of other payment methods too; scheme: those its texts describe
      --supervision 另加監管各表 / the tabs of the supervision too

  dianzhi sample DIR [--cases N] [--seed S] [--year YYYY] [--methods all] [--plant all|none|NAME,…]
      寫一個虛構的統籌區（CSV） / write a synthetic pooling area as CSV
      --methods all 連同點數以外的全部支付方式 / with every payment method besides points
      --plant 帶監管所讀的各欄，並植入這些違規行為；none 為無人違規
              with what the supervision reads and this misbehaviour planted; none: nobody misbehaves

  dianzhi base INPUT [HISTORY.csv | DIR …] [--out DIR] [--threads N]
      由歷史病例計算基準點數、次均費用、差異係數與質量指標
      compute base points, group means, coefficients and quality figures from reference cases
      HISTORY.csv 歷史病例表以外的歷史病例文件，或放這些文件的文件夾
               further files of reference cases, or folders of such files
      --threads 同上 / as above

  dianzhi --help [--locale zh-Hans] | --version
      本說明可用簡體；系統語言為 zh_CN 時即為簡體 / this help, in Simplified Chinese too

退出碼 Exit codes
  0 完成 done
  1 程序故障或命令有誤 the program failed, or the command is wrong
  2 輸入有阻斷性問題，未寫任何結果 blocking findings; nothing but findings.json was written
`;
