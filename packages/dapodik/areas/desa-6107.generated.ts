// Generated extract of idn-area-data 4.0.1 (ODbL 1.0, see NOTICE.md). Do not edit by hand.
/** Kabupaten Bengkayang (61.07): one line per kecamatan: its code (8 characters), then its desa and kelurahan as four digits and name, joined by "|". */
export const DESA_6107_LINES: readonly string[] = [
  '61.07.012001Sungai Duri|2004Sungai Jaga A|2005Sungai Jaga B|2006Sungai Pangkalan I|2007Sungai Pangkalan II',
  "61.07.022001Samalantan|2002Saba'u|2003Tumiang|2004Babane|2005Pasti Jaya|2006Bukit Serayan|2007Marunsu",
  '61.07.032001Lesabela|2002Semangat|2003Serangkat|2004Rodaya|2005Dayung|2007Jesape|2011Lomba Karya|2012Sidai|2013Seles|2018Tebuah Marong|2019Suka Damai|2021Suka Jaya',
  '61.07.041001Bumi Emas|1010Sebalo|2003Tirta Kencana|2004Bhakti Mulya|2006Bani Amas|2009Setia Budi',
  '61.07.052001Seluas|2002Bengkawan|2003Sahan|2004Mayak|2005Kalon|2006Sentangau Jaya',
  '61.07.062001Lembang|2002Gua|2003Bange|2004Danti|2005Sango',
  '61.07.072001Jagoi|2002Kumba|2006Sekida|2007Gersik|2008Semunying Jaya|2009Sinar Baru',
  '61.07.082002Gerantung|2003Monterado|2004Goa Boma|2006Nek Ginap|2007Beringin Baru|2008Sendoreng|2009Rantau|2010Mekar Baru|2011Jahandung|2012Serindu|2013Siaga',
  '61.07.092001Dharma Bhakti|2002Sumber Karya|2003Setia Jaya|2004Bangun Sari|2005Sebetung Menyala|2006Malo Jelayan|2007Ampar Benteng|2008Tanjung|2009Telidik|2010Puteng|2011Sekaruh|2012Tubajur|2013Lulang|2014Benteng|2015Sebente|2016Teriak|2017Temia Sio|2018Bana',
  '61.07.102001Nangka|2002Muhi Bersatu|2003Suka Maju|2004Cempaka Putih|2005Kiung|2006Kelayuk|2007Suti Semarang|2008Tapen',
  '61.07.112001Capkala|2002Mandor|2003Setanduk|2004Aris|2005Sebandut|2006Pawangi',
  '61.07.122002Sungkung I|2004Siding|2005Hli Buei|2006Tangguh|2007Sungkung II|2008Sungkung III|2009Tamong|2010Tawang',
  '61.07.132001Magmagan Karya|2002Tiga Berkat|2003Seren Selimbau|2004Belimbing|2005Lamolda',
  '61.07.142001Cipta Karya|2002Suka Bangun|2003Karya Bhakti|2004Suka Maju',
  '61.07.152001Rukma Jaya|2002Sungai Keran|2003Sungai Raya|2004Karimunting|2005Pulau Lemukutan',
  '61.07.162001Saka Taru|2002Lembah Bawang|2003Janyat|2004Tempapan|2005Papan Uduk|2006Papan Tembawang|2007Godang Damar|2008Kinande',
  '61.07.172001Sinar Tebudak|2002Kamuh|2003Bengkilu|2004Pisak',
];
